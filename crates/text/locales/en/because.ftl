# Why something is done or not done: one sentence per reason of the domain (`because-<reason>`).
# $date is a day in words, $count a number (days late, reminders, the days of a term).

## Why something is done
because-arrived_well = Sent on { $date }: ask whether the invoice arrived well.
because-due_today = Today is the last day to pay.
because-due_soon_no_working_day = The last day to pay is { $date }, which is no working day.
because-still_open = { $count ->
    [one] 1 day late; often it was only forgotten.
   *[other] { $count } days late; often it was only forgotten.
}
because-good_payer_late = A good payer is late for once: ask how things are.
because-ask_reason = { $count ->
    [one] 1 day late and we do not know why: ask.
   *[other] { $count } days late and we do not know why: ask.
}
because-ask_reason_again = { $count ->
    [one] 1 reminder without a talk: speak first.
   *[other] { $count } reminders without a talk: speak first.
}
because-called_back = The customer asked to be called back.
because-person_wants_call = A colleague decided to call again.
because-no_phone = It is time to call, and there is no number that we may use.
because-no_contact_yet = No contact since the attempt of { $date }: try another way.
because-talked_but_open = { $count ->
    [one] We spoke on { $date } and it is still open: 1 day late.
   *[other] We spoke on { $date } and it is still open: { $count } days late.
}
because-approved_by_person = A colleague approved this step.
because-needs_yes = { $count ->
    [one] 1 day late: this step waits for a yes.
   *[other] { $count } days late: this step waits for a yes.
}
because-needs_yes_low_score = The customer gave a low score: a person looks first.
because-notice_passed = The last term, { $date }, has passed: now a person decides.
because-promise_broken = The promise for { $date } was not kept: ask what happened.
because-term_coming = A part of the arrangement is due on { $date }.
because-term_missed = The part of { $date } was not paid: ask what happened.
because-promise_kept = The promise was kept: say thank you.
because-arrangement_finished = The arrangement is finished: say thank you.
because-wrongly_reminded = The reminder of { $date } was not right: say sorry.
because-low_score = The customer gave a { $count }: find out where it hurts.
because-after_dispute = The complaint was solved and paid on { $date }: ask how it is now.
because-ask_satisfied = Ask whether the solution was a good one.
because-satisfied_and_clear = The customer is satisfied and nothing is open: a good moment to ask for a recommendation.
because-term_claimed_ask = The customer says he has { $count } days: ask the client.
because-term_not_in_books = { $count } days were agreed; the bookkeeping does not know yet.
because-term_still_not_in_books = The agreed { $count } days are still not in the bookkeeping.
because-new_invoice_old_term = A new invoice came without the agreed { $count } days.
because-search_payment = The customer says it is paid: search before asking again.
because-money_waits = Money came in that covers this and has no invoice yet.
because-propose_plan = The customer cannot pay at once: propose an arrangement.
because-dispute_needs_answer = The customer has a complaint: solve it together.
because-reply_needs_reading = The customer wrote something that a person must read.
because-wrong_person_found = We reached the wrong person: find the right one.
because-everything_stops = Everything stops: a person looks at what can be done.

## Why nothing is done
because-stopped = Everything stands still since { $date }.
because-paid = It is paid.
because-let_go = It was decided to let it go.
because-disputed = There is a complaint since { $date }: first the solution.
because-in_arrangement = It is being paid by the arrangement.
because-promised = Promised for { $date }.
because-paused = A colleague asked to wait.
because-absent = The person we need is away.
because-cannot_pay = The customer cannot pay now; we look for an arrangement.
because-wrong_person = We do not know yet whom to speak to.
because-copy_sent = A copy was asked for; give time to look at it.
because-handed_over = It was handed over.
because-call_back_asked = The customer asked to be called back.
because-says_paid = The customer says it is paid; we are looking.
because-reply_waits = The customer wrote; read that first.
because-collected = We collect it ourselves by direct debit.
because-term_claimed = The customer says he has { $count } days; the client was asked.
because-term_agreed = { $count } days were agreed, so it can be paid until { $date }.
because-not_due = It can be paid until { $date }.
because-bank_stale = The bank data is too old to know what was paid.
because-spoken_recently = We wrote recently; not before { $date }.
because-spoken_today = We already speak to this customer today.
because-too_many_reminders = { $count ->
    [one] Already 1 reminder in two weeks.
   *[other] Already { $count } reminders in two weeks.
}
because-human_first = { $count ->
    [one] 1 reminder without an answer: first a talk.
   *[other] { $count } reminders in a row: first a talk.
}
because-no_channel = No way is left that fits and is allowed.
because-given_time = The customer is given time until { $date }.
because-given_time-undated = The customer is given time.
because-task_open = A person still has something to do about this, since { $date }.
because-small_sum = So little is open that it can wait.
because-first_day_back = The first day after a standstill: one thing at a time.
