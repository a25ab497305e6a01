# De deur voor mensen zonder account.

answer-title = Iemand vraagt u iets.
answer-lead = U hoeft geen account te maken. Plak hieronder de code uit uw link.
answer-paste = De code uit uw link
answer-open = Verder
answer-old = Deze link is te oud of klopt niet. Vraag een nieuwe aan degene die hem stuurde.
