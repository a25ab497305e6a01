# Complaints: the board, the page of a complaint, causes, and what somebody without an account sees.

nav-disputes = Complaints

# Tasks and reasons
task-answer_dispute = Give the customer a first answer
task-ask_client_about_dispute = Ask the client for an answer
task-follow_up_remedy = Do what was agreed
because-answer_promised = We promised the customer an answer by { $date }.
because-client_has_story = The customer's story is with the client: ask what happened.
because-client_silent = The client has not answered since { $date }: ask again.
because-dispute_takes_long = The complaint of { $date } is not solved yet: decide together with the client.
because-remedy_to_do = The customer agrees to the solution: now do it.
because-dispute_care = There is a complaint since { $date }: tell him how it goes. What is not disputed may be talked about.
because-needs_yes_dispute = There is a complaint: a person looks first.

# Where in our process
process-offer = Offer and agreement
process-order = Order
process-planning = Planning
process-work = Work
process-delivery = Delivery
process-invoicing = Invoicing
process-administration = Administration
process-contact = Contact
process-service = Service afterwards
process-unknown = Not known yet

department-sales = Sales
department-operations = Operations
department-logistics = Logistics
department-finance = Finance
department-support = Support
department-management = Management
department-outside = Outside our company

remedy-credit_part = Credit a part
remedy-credit_whole = Credit the whole
remedy-rework = Do it again or repair it
remedy-replacement = Replace or deliver later
remedy-explanation = Explanation
remedy-extra_work = Extra work
remedy-discount = Discount on the next order
remedy-visit = Visit
remedy-other = Something else

verdict-accepted = agreed
verdict-changed = changed
verdict-rejected = not agreed

satisfaction-better = better than expected
satisfaction-as_expected = as expected
satisfaction-not_yet = not satisfied yet
satisfaction-unknown = not asked yet
asked-link = filled in himself
asked-call = asked in a talk

side-customer = customer
side-us = us
side-client = client

stage-new = New
stage-investigating = Finding out
stage-waiting = Waiting for customer or colleague
stage-proposed = Proposal
stage-solved = Solved

ending-open = open
ending-let_go = let go
ending-to_pay = solved, still to pay
ending-paid = paid
ending-returned = paid and ordered again
ending-lost = paid, but customer lost

# The board
disputes-lead = A complaint is a chance: listen, solve it together, and the customer comes back.
disputes-board = Board
disputes-list = List
disputes-causes = Causes
disputes-views = View
disputes-open = Open
disputes-late = Answer late
disputes-mine = Mine
disputes-solved = Solved
disputes-lost = Paid, but customer lost
disputes-all = All
disputes-none = No complaints here
disputes-none-lead = Does a customer say that something is wrong? Record it with the customer: everything stops at once and it comes here.
disputes-count = { $n ->
    [one] 1 complaint
   *[other] { $n } complaints
}
case-undisputed = Not disputed: { $amount }
case-disputed = Disputed
case-rest = Not disputed
case-rest-lead = May be talked about. No reminders go out about it while the complaint is open.
case-age = { $n ->
    [0] today
    [one] 1 day
   *[other] { $n } days
}
case-answer-by = answer promised: { $day }
case-answer-late = answer was promised for { $day }
case-answered-on = first answer { $day }
case-move = Move
case-move-to = To { $what }
case-owner = Owner
case-counterpart = Colleague
case-nobody = nobody yet
case-sensitive = Personal
case-sensitive-show = Show subject
case-age-head = Age
case-result = Result
case-stage = Step

# The complaint
case-title = Complaint about { $number }
case-of = of { $name }
case-story = The story
case-words = In the customer's words
case-no-words = The customer's words were not written down yet.
case-where = Where in our process did it go wrong?
case-why = Why is the customer not satisfied?
case-wish = What would make it right?
case-clocks = Clocks
case-next = Next step
case-next-answer = Give the customer a first answer.
case-next-pass = Ask a colleague what happened.
case-next-wait = Wait for { $who }. We ask again every working day.
case-next-propose = Make a proposal.
case-next-judge = Ask the client whether this may be offered.
case-next-agree = Talk about the proposal with the customer.
case-next-feel = Ask the customer whether it was solved well.
case-next-close = Close the complaint and note the cause.
case-next-do = Do what was agreed: { $what }.
case-next-pay = The customer pays. We do not remind him for now.
case-next-care = After-care follows, and then we ask how it was.
case-next-done = Done.
case-clock-answer = First answer to the customer
case-clock-client = Answer of { $who }
case-clock-solved = Solution agreed
case-clock-felt = Customer asked
case-clock-done = Agreement carried out
case-clock-paid = Paid
case-clock-order = New order
case-clock-since = since { $day }
case-clock-no = not yet
case-thread = The conversation
case-thread-empty = Nothing was said yet.
case-remedies = Proposals
case-remedies-none = No proposal yet.
case-remedy-by = { $who }, { $day }
case-remedy-cost = Costs us { $amount }
case-remedy-approver = Needs the agreement of { $who }
case-remedy-agreed = This was agreed with the customer
case-facts = Facts
case-invoice = Invoice
case-invoice-amount = Invoiced
case-credited = Credited since the complaint
case-lost-why = The invoice was paid, but the customer is not satisfied or did not order again. That is no good result.
case-only-terms = This answer only points at the terms. That does not help the customer: ask what we can do.

case-told = Story completed
case-owner-is = { $who } takes up the complaint
case-passed-on = Passed on to { $who }
case-answered = { $who } answered
case-said-customer = The customer said ({ $who })
case-said-us = { $who } to the customer
case-said-client = { $who } of the client
case-proposed = Proposal of { $who }: { $what }
case-judged = { $who }: { $what }
case-agreed = The customer agrees to the solution
case-felt = Solution: { $what } ({ $how })
case-followed-up = Carried out what was agreed
case-found = Cause: { $step }, { $who }
case-left = We let the invoice go
case-moved = To { $what }

# Forms
case-say = What was said?
case-say-side = Who said it?
case-say-save = Note
case-tell = Complete the story
case-tell-save = Save
case-pass = Ask a colleague
case-pass-lead = A colleague of the client answers through a link, without an account. With an address the question goes by mail at once.
case-pass-name = Name
case-pass-email = E-mail address
case-pass-save = Pass on
case-link-lead = Give this link to { $who }. It is shown once.
case-propose = Make a proposal
case-propose-kind = What do we propose?
case-propose-words = In plain words
case-propose-amount = Amount less for the customer
case-propose-cost = Cost for us
case-propose-approver = Who has to agree to that?
case-propose-save = Propose
case-judge-accepted = Client agrees
case-judge-rejected = Not agreed
case-judge-changed = Change
case-agree = Customer agrees
case-feel = Was it solved well for the customer?
case-feel-lead = Ask the customer himself. Do not fill it in for somebody else.
case-feel-words = What did the customer say about it?
case-feel-save = Note the answer
case-feel-link = Make a link for the customer
case-do = Carried out
case-do-words = What was done?
case-do-save = It is done
case-close = Close
case-close-lead = The first reason is often not the cause. What was it really?
case-close-department = Department
case-close-learned = What do we learn from it?
case-left-because = Why do we let the invoice go?
case-close-save = Close complaint
case-owner-field = Who takes it up?
cannot-close-nothing-agreed = No solution was agreed with the customer yet. First record what the customer agrees to, or let the invoice go with a reason.
cannot-close-why = Write down why we let the invoice go.
not-this-case = That is not possible with this complaint now. See what was agreed already.
said-case-said = Noted.
said-case-told = Story completed.
said-case-passed = Passed on. We ask again every working day.
said-case-proposed = Proposal recorded.
said-case-judged = Word of the client recorded.
said-case-agreed = Recorded: the customer agrees.
said-case-felt = Recorded how the customer feels about it.
said-case-done = Recorded that it is done.
said-case-closed = Complaint closed. The invoice comes up again after fourteen days at the earliest.
said-case-moved = Moved.
said-not-this-case = That is not possible with this complaint now. See what was agreed already.
said-not-agreed-yet = No solution was agreed with the customer yet. First record what the customer agrees to, or let the invoice go with a reason.
said-not-without-why = Write down why we let the invoice go.
said-improvement = Improvement recorded.

# Causes
causes-lead = Where in our process does it go wrong, what does it cost, and does it help what we do about it?
causes-chart = Causes by amount, with the cumulative line and the mark at 80 %
causes-table = Causes
causes-step = Step of the process
causes-money = Disputed amount
causes-count = Complaints
causes-share = Cumulative
causes-before = Period before
causes-cost = Cost of this cause
causes-cost-is = { $days } euro × days, { $credited } credited
causes-vital = { $n ->
    [one] 1 cause makes 80 % of the amount.
   *[other] { $n } causes make 80 % of the amount.
}
causes-how = Disputed amount of complaints that began in the period, under the cause found at closing, else under the first estimate. Cost: disputed amount times the days that it took, and what was credited.
causes-none = There were no complaints in this period.
causes-months = { $n } months
causes-period = Period
causes-cases = Complaints by { $step }
causes-rose = more
causes-fell = less
causes-same = the same
improvements = Improvements
improvements-none = No improvements yet.
improvement-make = Make improvement
improvement-what = What will we do differently?
improvement-owner = Who
improvement-due = Ready when
improvement-effect = Expected effect
improvement-expected = Expected saving a year
improvement-save = Record improvement
improvement-done = Is in place
improvement-followed = In { $days } days: { $before } complaints before, { $after } after
improvement-waits = Not in place yet
improvement-today = In place since today: nothing to compare yet
outcomes = How it ended
outcomes-returned = Paid and ordered again
outcomes-lost = Paid, but customer lost
outcomes-waiting = Paid, { $n } days not over yet
outcomes-better = Solution better than expected
outcomes-times = Days: answer, agreement, closing (median)

# Without an account
ask-case-title = A customer is not satisfied
ask-case-lead = { $by } asks what happened, and what we can offer { $name }. You do not need an account.
ask-case-answer = What happened?
ask-case-propose = What do you propose?
ask-case-nothing = Nothing yet
ask-case-words = In plain words
ask-case-amount = Amount less for the customer
ask-case-judge = We propose this. Is that all right?
ask-case-send = Send answer
ask-case-needs = Fill in your answer, or choose a proposal.
ask-case-thanks = Thank you. Your answer was added.
ask-case-closed = This complaint is solved. Thank you for your help.
ask-case-given = Your answer
ask-case-rule = Do not only point at the terms. The customer wants to be heard.
ask-feel-title = Was it solved well?
ask-feel-lead = You were not satisfied about invoice { $number } of { $client }. This is what we agreed:
ask-feel-better = Better than I had expected
ask-feel-as_expected = As I had expected
ask-feel-not_yet = Not yet
ask-feel-words = Would you like to tell more?
ask-feel-send = Send
ask-feel-choose = Choose what fits best.
ask-feel-thanks = Thank you. We read everything, and come back to it where needed.
