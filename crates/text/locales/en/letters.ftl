# Words around the editor of texts: names of letters, what a text can name, remarks.

letter-receipt_check = Arrived well?
letter-due_day_reminder = Due today
letter-friendly_reminder = Friendly reminder
letter-second_reminder = Second reminder
letter-firm_reminder = Overview of everything open
letter-final_notice = Final notice
letter-fourteen_day_letter = Fourteen-day letter
letter-arrangement_reminder = A part is coming
letter-thank_you = Thank you for paying
letter-after_care = After-care
letter-satisfaction_question = How did we do?
letter-ambassador_moment = Thank you for your trust
letter-apology = Apology
letter-promise_confirmed = Confirmation of a promise
letter-term_claim_received = Term asked for
letter-term_agreed = Payment term agreed
letter-term_denied = Payment term not agreed
letter-dispute_received = Question or complaint received
letter-dispute_solved = Solution agreed
letter-plan_request_received = Request to pay in parts
letter-arrangement_confirmed = Confirmation of an arrangement
letter-hold_confirmed = Confirmation that we wait
letter-already_paid_received = We are looking for your payment
letter-copy_sent = Copy sent
letter-ask_bookkeeper = To the bookkeeper: change the term
letter-ask_client_about_term = To the client: is this term agreed?
letter-dispute_passed_on = To the client: a customer is not satisfied

size-full = E-mail or letter
size-short = WhatsApp or SMS
voice-nl-je = Dutch, je
voice-nl-u = Dutch, u
voice-en = English

conversation-receipt_check = Arrived well?
conversation-reminder = Reminder by phone
conversation-care_call = Asking how things are
conversation-reason_call = Asking for the reason
conversation-promise_follow_up = Calling about the promise
conversation-arrangement_reminder = A part is coming
conversation-arrangement_missed = A part has not arrived
conversation-thank_you = Saying thank you
conversation-after_care = After-care
conversation-satisfaction_question = How was it?
conversation-ambassador_moment = Thanking and asking for a good word
conversation-apology = Saying sorry
script-open = Open
script-ask = Ask
script-listen = Listen
script-agree = Agree

## What a text can name
placeholder-creditor = name of the sender
placeholder-greeting = greeting, such as “Dear Petra”
placeholder-name = first name, or else the whole name
placeholder-company = name of the customer
placeholder-invoices = invoice number, or how many invoices
placeholder-several = with {"{% if %}"}: there is more than one invoice
placeholder-consumer = with {"{% if %}"}: the customer is a consumer
placeholder-total_open = what is open together
placeholder-due_date = the earliest last day to pay
placeholder-project = the project, if it is one
placeholder-next_step = sentence with what we do next, and when
placeholder-last_day = the last day that this letter names
placeholder-unallocated = amount received that is not linked yet
placeholder-payment_reference = payment reference
placeholder-signer = name of who signs
placeholder-signer_phone = phone number of who signs
placeholder-costs = collection costs
placeholder-costs_vat = VAT on the collection costs
placeholder-total_with_costs = open amount with the costs
placeholder-term_date = day of the part
placeholder-term_amount = amount of the part
placeholder-term_number = number of the part
placeholder-term_count = how many parts
placeholder-promise_date = promised day
placeholder-promise_amount = promised amount
placeholder-dispute_words = what the customer said
placeholder-dispute_owner = who finds out
placeholder-answer_by = day on which the customer gets an answer
placeholder-solution = the agreed solution
placeholder-hold_until = until when we wait
placeholder-term_days = agreed or claimed term in days
placeholder-term_days_before = term in the books
placeholder-agreed_by = who approved it
placeholder-from_invoice = first invoice with the new term
placeholder-paid_amount = amount received
placeholder-happened = what went wrong
placeholder-score_link = link to give a score

block-invoices = table of the invoices
block-pay = amount, account, reference and pay link
block-terms = table of the parts
block-score = the numbers 0 to 10
block-signature = signature with name and phone
block-final_notice = sentences of law of the final notice; these are fixed
block-fourteen_days = sentences of law of the fourteen-day letter; these are fixed

## What a letter must contain
element-open = what is open
element-pay = how the customer can pay
element-next = what we do next, and when
element-help = the question whether something is wrong, or paying is difficult
element-already_paid = “Already paid? Then you can throw this away”
element-person = a name with a phone number
element-final_notice = the sentences of law of the final notice
element-fourteen_days = the sentences of law of the fourteen-day letter

## Remarks about a text
template-no-subject = The first line is the subject. The text comes below it.
template-control-character = There is an invisible character in the text. Type that line again.
template-mixed-address = Je and u are mixed. Choose one.
template-unknown-placeholder = We do not know “{ $name }”. Choose a word from the list.
template-unknown-block = We do not know “{ $name }”. Choose a block from the list.
template-not-allowed = “{ $name }” is not possible here.
template-too-long = The text has { $count } characters; { $allowed } is the most.
template-forbidden-word = “{ $name }” threatens. It is allowed only in the final notice or the fourteen-day letter.
template-missing = Still missing: { $name }.
template-other-term = A fourteen-day letter may name no other term: { $name }.
template-many-words = { $count } words. More than { $allowed } are not read.
template-long-sentences = { $count } words a sentence on average. Keep it to { $allowed }.
template-hard-word = “{ $name }” sounds stiff or cold. Can it be plainer?

# What went wrong, in a letter of apology; a sentence without its full stop.
apology-happened = the reminder of { $date } was not right and should not have been sent
