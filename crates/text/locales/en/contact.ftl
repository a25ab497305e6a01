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
