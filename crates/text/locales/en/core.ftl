# Words of deciding that are not bound to a page. The words of steps, holds, channels, outcomes and
# intents stand in web.ftl. Keys are the same in every language; a test says so.

## Tasks for people
task-approve = Approve
task-ask_bookkeeper_to_change_term = Ask the bookkeeper to change the term
task-ask_client_about_term = Ask the client whether the term is agreed
task-find_phone_number = Find a phone number
task-find_right_person = Find the right person
task-search_payment = Search for a payment
task-allocate_payment = Allocate a payment
task-propose_arrangement = Propose an arrangement
task-solve_dispute = Solve a question or complaint
task-read_reply = Read an answer
task-full_stop = Look at it: everything stands still
task-person_decides = Decide how to go on
task-ambassador_moment = A good moment to say thank you

assignee-credit_manager = credit management
assignee-client = client
assignee-bookkeeper = bookkeeping
assignee-specialist = specialist

## Kinds of acts
acted-message = message
acted-call = call
acted-visit = visit
acted-letter = letter by post
acted-task = task

## Why an invoice is not paid yet
reason-forgotten = forgotten
reason-absent = somebody is away
reason-administration_not_in_order = administration not in order
reason-other_term = another payment term
reason-cannot_pay = cannot pay now
reason-dissatisfied = not satisfied
reason-says_paid = says that it is paid
reason-promised = has promised to pay
reason-other = something else
reason-unknown = not known yet

## Why a person or a fact makes us wait
pause-manual = a colleague asked for it
pause-absent = the contact is away
pause-cannot_pay = cannot pay now
pause-wants_plan = wants to pay in parts
pause-wrong_person = we are looking for the right person
pause-copy_requested = asked for a copy
pause-handed_over = handed over
pause-call_back = wants to be called back
pause-says_paid = says that it is paid
pause-reply_to_read = answer to be read

promise-open = running
promise-kept = kept
promise-broken = not kept
promise-replaced = replaced by a new one
arrangement-running = running
arrangement-finished = finished
arrangement-replaced = replaced by a new one
collect-transfer = customer transfers
collect-direct_debit = direct debit

## Plurals
count-days = { $count ->
    [one] 1 day
   *[other] { $count } days
}
count-invoices = { $count ->
    [one] 1 invoice
   *[other] { $count } invoices
}
count-customers = { $count ->
    [one] 1 customer
   *[other] { $count } customers
}
count-messages = { $count ->
    [one] 1 message
   *[other] { $count } messages
}
