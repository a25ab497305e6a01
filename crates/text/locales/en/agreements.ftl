# Agreements about the term, reasons, incidents, the start of the relation.

because-term_complaint_again = The customer had to tell us { $count } times about his term: call him.
because-fix_administration = Something about the invoice has to be put right first.
because-will_not_pay = The customer says that he will not pay: a person decides.
because-forgotten_still_open = It was forgotten, he said on { $date }, and it is still open.
because-administration_open = We put right what is wrong with the invoice first.
because-will_not = The customer will not pay; nothing goes out by itself.
because-told_in_writing = What was said or agreed now stands in writing.
because-answered_meanwhile = It was answered in the meantime.
gone-told_in_writing = What was said or agreed now stands in writing.
gone-answered_meanwhile = It was answered in the meantime.

task-term_complaint = Call: customer complains again about his term
task-fix_administration = Put right what is wrong with the invoice
step-confirmation = Confirmation
pause-administration = we put something right about the invoice
pause-refused = will not pay
reason-will_not = will not pay

letter-invoice_old_term = To the bookkeeper: new invoice with the old term
letter-term_stuck = To the client: the books do not follow yet
letter-tell_invoicing = To invoicing: change on the next invoice
letter-details_corrected = Put right what was wrong
letter-statement = Overview of what is open

stop-bankruptcy = Bankruptcy
stop-suspension_of_payments = Suspension of payments
stop-debt_help = Debt help or administration

fault-not_received = Invoice not received
fault-copy_wanted = Wants a copy
fault-statement_wanted = Wants an overview
fault-missing_order_number = Order number is missing
fault-missing_project = Project number is missing
fault-wrong_address = Wrong address
fault-wrong_entity = Wrong company name or branch
fault-wrong_person = Wrong contact
fault-of-not_received = invoice sent again
fault-of-copy_wanted = copy sent
fault-of-statement_wanted = overview sent
fault-of-missing_order_number = order number
fault-of-missing_project = project number
fault-of-wrong_address = address
fault-of-wrong_entity = company name or branch
fault-of-wrong_person = contact

addressee-customer = the customer
addressee-bookkeeper = the bookkeeper
addressee-invoicing = invoicing
addressee-client = the client
addressee-colleague = a colleague

# In the timeline
item-expectation = Expectation recorded
reason-told = Reason: { $what }
corrected = Put right: { $what }
wrote-note = { $what } (to { $to })
reminder-was-wrong = not right
term-at-start = Payment agreement at the start

# Term: the form
term-since = Since when
term-words = In the customer's words
term-proof = Proof (quote, contract, mail)
term-extent = For which invoices
extent-all = Everything that is open and everything to come
extent-from = From one invoice on
extent-only = Only the ticked invoices
term-anyway = I know this and still agree
term-over = This is longer than the law gives. Read it below and tick that you know.
term-law-over_sixty = Between businesses 60 days is the most, unless longer is agreed expressly and is not grossly unfair.
term-law-large_buyer = A large company may not let a small or middle-sized one wait longer than 30 days. A longer term is void; then 30 days holds.
term-law-public_body = Public bodies pay within 30 days. Longer, up to 60, only with an objective reason.
term-law-ask_size = Is this customer a large company? Then 30 days is the most for a small or middle-sized one. Record the size under Relation.
term-law-article = Article { $article }

# Term: the card on top of the dossier
term-card = The payment term
term-card-claimed = Customer asks for { $n } days
term-card-agreed = Agreed: { $n } days
term-card-denied = { $n } days denied
term-claimed-on = Said on { $day }
term-claimed-by = by { $who }
term-since-day = since { $day }
term-again = Said again { $n } times after that
term-waits-client = Waits for the client's answer.
term-approved-on = Approved on { $day }
term-denied-on = Denied on { $day }
term-from-day = holds for invoices from { $day }
term-only-these = holds for { $invoices } only
term-complaints = The customer had to say it { $n } more times after that.
term-asked = Bookkeeper asked on { $days }
term-client-asked = Client asked on { $day }
term-follows = Do the books follow?
tick-card = Customer card
tick-open = Open invoices
tick-next = Next new invoice
tick-yes = right
tick-no = still { $n } days
tick-old = old term
tick-some = { $n } not yet
tick-none = nothing open
tick-unknown = not seen yet
term-books-done = The books follow. Nothing is left to do.
term-correct = Tip: have invoice { $invoices } corrected. Until then we keep to { $n } days.
term-answer = The client's answer

# The link for the client
client-answer-title = May this customer have { $n } days?
client-answer-lead = { $customer } says that they use a payment term of { $n } days.
client-answer-before = The invoices say { $n } days.
client-answer-words = In the customer's words
client-answer-now = Until your answer this customer gets no reminder.
client-answer-yes = Yes, agreed
client-answer-no = No, not agreed
client-answer-what = Your answer
client-answer-why = Explanation (the customer does not see this)
client-answer-name = Your name
client-answer-send = Send the answer
client-answer-done = Thank you, your answer is recorded.
client-answer-done-yes = The customer gets this in writing, and the bookkeeper is asked to change it.
client-answer-done-no = The customer gets a friendly message about it.
client-answer-gone = This question was answered already. You need not do anything.

# Why?
act-why = Why?
save-why = Record the reason
effect-why = The reason steers at once what happens next.
said-why = Reason recorded.
explain-why = Expect a good reason. Ask on, and record what the customer says.
why-reason = What is the reason?
why-effect-forgotten = In a week a friendly reminder, if it is still open then.
why-effect-absent = We wait until the return, or call the substitute.
why-effect-administration_not_in_order = We put it right at once. The customer gets a few days to look.
why-effect-other_term = The client is asked. Until the answer nothing goes out too early.
why-effect-cannot_pay = Nothing urgent any more. We propose an arrangement and point to help.
why-effect-dissatisfied = First solve the complaint. No reminders until then.
why-effect-will_not = Nothing goes out by itself any more. You decide how it goes on.
why-effect-says_paid = We look in the bank first. Until then we wait.
why-effect-other = Only recorded.
why-fault = What is not right?
why-correct = What should it be? (number, address, name)
why-correct-hint = Known? Then the customer hears at once, and so does invoicing. Unknown? Then it becomes a task.
why-until = Back on
why-substitute = Substitute
why-days = The customer's term (days)
why-words = In the customer's words
why-stop = Bankruptcy, suspension of payments, debt help or deceased?
why-stop-link = Stop everything

# Paid, says the customer: looking in the bank
paid-title = Is this the payment?
paid-lead = These payments have no invoice yet and fit { $name }.
paid-none = No payment is waiting that fits { $name }. Ask the customer for day, amount and account.
paid-look = Look and match
trace-number = names the invoice
trace-account = from his account
trace-name_and_amount = name and amount fit
trace-amount = the amount fits
trace-name = the name fits

# Reasons: the overview
reasons-title = Reasons
reasons-lead = Every late invoice has a reason, or somebody asks for it.
reasons-median = days until the reason is known (median)
reasons-known = reasons known in 90 days
reasons-unknown = not known yet
reasons-waiting = Still without a reason
reasons-latest = Known lately
reasons-days = Days
reasons-asked = It is being asked
reasons-not-asked = Nobody asks
reasons-none = The reason of every late invoice is known.
reasons-why = Reason
reasons-since = Late since
reasons-how = From the first day late to the day on which the reason was known, by the due date of that day.

# Incidents
incidents-title = Incidents
incidents-lead = Reminders that were not right. The target is zero.
incidents-count = count, this year
incidents-none = Not one reminder against an agreement. As it should be.
incident-found = Found
incident-reminded = Reminder of
incident-why = What was wrong
incident-sorry = Apology
incident-sorry-open = still to be made
incident-term_agreed = The term was agreed already
incident-term_agreed_later = The term was agreed later (does not count)
incident-books_moved_due = The books changed the due date too late
incident-paid_before = It was paid already
incidents-of = { $n } reminder(s) to this customer were not right.

# The start of the relation
act-start = Payment agreement
save-start = Record the agreement
effect-start = This term holds from the first invoice.
said-start = Payment agreement recorded.
explain-start = Record what was agreed at the beginning. Customers without an agreement pay later.
start-by = Agreed with whom
start-on = Agreed when
act-expectation = Expectation
save-expectation = Record the expectation
effect-expectation = At a complaint you see again what was promised.
said-expectation = Expectation recorded.
explain-expectation = What can and will we do, and what was promised?
expectation-words = What was promised?
expectation-by = By whom
expectations = Expectations
no-term-recorded = No payment agreement is recorded yet.
customer-new = New customer
customer-new-lead = Record a customer before the first invoice, with what was agreed.
customer-new-number = Customer number in the books
customer-new-save = Record the customer
said-customer-new = Customer recorded.
customer-new-taken = This number has a customer already.
relation-size = Size of the company
size-unknown = Not known
size-small = Small or middle-sized
size-large = Large company
size-public = Public body

# Settings
set-office = Colleagues and their messages
set-office-lead = They get a message when something is asked of them. Without an address it is only a task.
set-approver = Who approves terms?
set-approver-email = E-mail for approval
set-invoicing-email = E-mail of invoicing
set-link-address = Address of Bondig (for links in mail)
set-large = We are a large company

placeholder-answer_link = the link to answer
placeholder-correction = what was put right
