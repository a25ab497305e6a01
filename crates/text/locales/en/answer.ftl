# The door for people without an account.

answer-title = Somebody asks you something.
answer-lead = You need no account. Paste the code of your link below.
answer-paste = The code of your link
answer-open = Go on
answer-old = This link is too old or not right. Ask for a new one from whoever sent it.
