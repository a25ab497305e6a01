# Who speaks, through which channel, calls and visits. Keys are the same in every language.

## Deciding
task-tell_invoicing = Pass on how the customer wants his invoices
because-loyal_late = A customer of many years is late: ask how things are.
because-needs_yes_loyal = A customer of many years: look at it yourself first.
because-visit_planned = A visit is planned for { $date }.
because-visit_today = The visit that was agreed is today.
because-delivery_wish = The customer said how he wants his invoices: tell whoever makes them.
because-called_often = Called { $count } times this week without contact; not before { $date }.
pause-visit_planned = Visit planned
outcome-all_is_well = Spoken, all is well
outcome-effect-all_is_well = nothing more until the due date

why-not-refused = does not want it
why-not-no_consent = no consent
why-not-not_reachable = no address or number
why-not-came_back = the last message came back
why-not-weak_relation = does not fit the relation
why-not-too_informal = too informal for this message
why-not-other_way = this step goes another way
instead-of = { $used } instead of { $wanted }: { $why }
stands-in-for = { $name } speaks, in place of { $absent }

meetings-often = often
meetings-sometimes = sometimes
meetings-never = never

care-check_in = Caught up
care-help = Helped
care-thanks = Thanked
care-congratulation = Congratulated
care-meeting = Met or came by
care-delivery = About the delivery
care-other = Other contact

## Timeline
best-time-is = Best reached: { $words }
note-pinned = Note pinned
note-unpinned = Note unpinned
first-choice-is = Speak first: { $person }
visit-planned-for = Visit planned for { $day } by { $by }
visit-cancelled = The visit is off
care-contact = { $what } ({ $channel }), not about money
learned-for-sales = For sales
taken-back = Taken back: { $what }

## Taking back
said-undone = Taken back. The customer is as he was before.
said-not-undone = Too late to take back: something happened since.
fact-call_outcome = call
fact-reply = answer of the customer
fact-promise = promise
fact-dispute_opened = complaint
fact-dispute_news = news about the complaint
fact-remedy_agreed = solution
fact-dispute_closed = end of the complaint
fact-arrangement = arrangement
fact-term_claimed = term by the customer
fact-term_approved = agreed term
fact-term_denied = no other term
fact-reason_given = reason
fact-score = score
fact-hold = pause
fact-hold_ended = end of the pause
fact-stop = full stop
fact-stop_ended = end of the stop
fact-decided = decision
fact-task_done = finished task
fact-note = note
fact-pinned = pinned note
fact-visit_planned = planned visit
fact-visit_cancelled = cancelled visit
fact-care_contact = contact
fact-other = change
fact-learned = note for sales

## Colleagues
colleagues = Colleagues
colleagues-who = Who speaks with customers
colleagues-lead = The customer hears his fixed person, with that person's own number and address. While away, the substitute speaks.
colleagues-none = Nobody yet. For now the name in the settings signs everything.
colleagues-open = Colleagues and calling hours
colleague-away = Away
colleague-substitute = Substitute
colleague-team = the team
colleague-change = Change { $name }
colleague-new = Add a colleague
colleague-function = Function
colleague-absent-from = Away from
colleague-absent-until = Away until
colleague-remove = Off the list
away-from-to = { $from } until { $until }
call-hours = Calling hours
call-hours-lead = Outside these hours and on free days nobody is called; the button then says why.
call-hours-from = From (hour)
call-hours-until = Until (hour)
said-not-hours = These hours are not understood. Write for instance 9 and 18.

## New customer, intake
newcomer = New customer
newcomer-lead = Record a customer before the first invoice. When the bookkeeping names him later, it is this one.
newcomer-who = Who is it
newcomer-number = Customer number (if there is one)
newcomer-kind = Kind of customer
newcomer-city = Town
newcomer-person = Contact
newcomer-relation = Relation
newcomer-owner = Account owner
newcomer-next = Save and ask for wishes
number-is-taken = Another customer has this number.
said-added = Customer recorded. Now ask how he wants it.
intake = Intake
intake-lead = Ask this at the first order. What the customer chooses, counts at once.
intake-asked = Asked: { $source }, { $day }.
intake-four = The four questions
intake-address = Where may invoices go?
intake-project = Project number on the invoice?
intake-reminders = How may we remind?
intake-admin = How do we discuss administrative matters?
intake-source-hint = first order, with Petra
intake-source-order = first order
intake-source-phone = telephone call
intake-source-mail = e-mail of the customer
intake-source-crm = taken over from CRM
intake-date-today = The date of today is noted with it.
intake-no = No
intake-more = Further
intake-between = At least so many working days between messages
intake-projects = By project, product or contract
intake-projects-lead = Where a project has its own person or style, that counts for its invoices.
intake-project-name = Project (as on the invoice)
intake-project-person = Own person
as-customer = as the customer
wishes = Import wishes
wishes-how = Paste a table
wishes-lead = Columns: customer number, reminders, administration, invoices, invoice address, project numbers, best time, source. An empty cell changes nothing.
wishes-table = Table (with headings)
wishes-example = customer number;reminders;administration;source
wishes-take = Take over
wishes-done = { $n ->
    [one] 1 customer updated.
   *[other] { $n } customers updated.
 }
wishes-not = Not understood: line { $lines }.

## Visit
visit = Visit
visit-plan = Plan a visit
visit-move = Another day
visit-lead = Until and on that day nothing goes out by itself. On the day itself the visit is on the list of who goes.
visit-prepare = Preparation
visit-day = Day
visit-by = Who goes
visit-preparation = What do you bring, what do you want to know?
visit-plan-it = Plan
visit-rests = Until then nothing is asked.
visit-no-preparation = Nothing prepared yet.
visit-report = Report: what came of it?
visit-cancel = It is off
visit-does-not-fit = A visit fits a good relation or a large sum. Rather call first.
said-visit-planned = Visit planned. Until then nothing is asked.
said-visit-cancelled = The visit is cancelled.

## Specialist
specialist = Link for a specialist
specialist-lead = Who did the work can call himself. With this link he sees what he needs and tells what came of it, without an account.
specialist-link = The link
specialist-copy = Copy it and send it to your colleague. It works for 45 days.
specialist-who = Who calls?
specialist-make = Make a link
specialist-for = For { $who }, on behalf of { $client }
specialist-outcome = What came of it?
specialist-until = Pays on / call back on
specialist-note = What did the customer say?
specialist-send = Tell
said-specialist-told = Thank you. It is in the dossier.
essence-nothing-agreed = Nothing agreed.

receipt-number = Number of the receipt (registered)

## Sales, care
learned = For sales
learned-lead = What conversations about invoices teach: a wish, a plan, a name. It never goes into a message to the customer.
learned-none = Nothing noted yet.
learned-csv = As CSV
learned-what = What we heard
learned-by = Noted by
customer-number = Customer number
day = Day
act-care = Contact, not about money
act-learned = Note for sales
save-care = Record
save-learned = Record
effect-care = counts as attention, not as a reminder
effect-learned = stands under For sales, never in a message
said-care = Contact recorded.
said-learned = Noted for sales.
explain-care = A talk, help or thanks that was not about paying.
explain-learned = Only colleagues see this.
care-what = What was it about?
care-share = { $care ->
    [one] 1 contact that was not about money
   *[other] { $care } contacts that were not about money
 } beside { $reminders ->
    [one] 1 reminder
   *[other] { $reminders } reminders
 } in a year.
usual-response = { $channel }: mostly within { $n ->
    [one] an hour
   *[other] { $n } hours
 }
relation-revenue = Revenue a year
relation-product-types = Kinds of products or services
revenue-in-year = Revenue in a year: { $amount }
relation-meetings = How often do we meet?
speaks = { $name } speaks.

## Order of the day
only-mine = Only mine
only-mine-hidden = { $n ->
    [one] Only mine, 1 of others
   *[other] Only mine, { $n } of others
 }
order-is = { $cash }, { $haste }.
order-cash-0 = Little money
order-cash-1 = A small sum
order-cash-2 = A fair sum
order-cash-3 = A large sum
order-cash-4 = A very large sum
order-haste-0 = not late
order-haste-1 = just late
order-haste-2 = late for a while
order-haste-3 = weeks late
order-haste-4 = urgent
order-strained = strained relation
order-good = good relation
order-usual = usual relation
order-loyal = { $n ->
    [one] a customer of 1 year
   *[other] a customer of { $n } years
 }

## Calling
call-mode = Call mode
call-stop = Stop calling
call-next = Next: { $name }
calls-left = { $n ->
    [one] 1 call today
   *[other] { $n } calls today
 }
calls-done = All calls of today are made.
call-as = You call as { $name }
call-script = What you say
call-branches = When the customer says …
call-agree = What you agree
call-save-next = Record and next
call-one-stroke = Agreement, rest and next step in one go.
call-not-free-day = Today is a free day: call on the next working day.
call-not-hours = Calls are made from { $from } until { $until }.
call-not-often = Called { $n } times without contact. Again from { $day }.
attempts-this-week = { $n } of { $most } attempts this week
best-time-not-now = not the best moment now
branch-promise = “I will pay on …”
branch-already_paid = “I have paid.”
branch-dispute = “It is not right.”
branch-wants_plan = “Can I pay in parts?”
branch-cannot_pay = “I cannot pay now.”
branch-all_is_well = “All is well.”
branch-do-promise = Repeat day and amount.
branch-do-already_paid = Ask when and from which account. We look it up.
branch-do-dispute = Listen, write down the words, promise an answer.
branch-do-wants_plan = Ask what is possible each time.
branch-do-cannot_pay = No pressure. Ask what is possible and point to help.
branch-do-all_is_well = Thank him. Until the due date we ask nothing.
