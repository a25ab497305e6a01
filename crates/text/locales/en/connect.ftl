# Connections with bookkeeping packages, and the folder that is read by itself.

books-took-back-says = The bookkeeping took a payment back; what is paid now is

connect-note-gone = Invoice { $number } was deleted in { $package }. Nobody is asked for it any more.
connect-note-term = Payment term of { $days } days set in { $package }.
connect-note-delivery = Invoices go by { $way } from now on: { $package } says so now.
connect-hold-uncollectible = booked as uncollectable in the bookkeeping

connect-unreadable = Invoice { $number } has an amount that cannot be read exactly, and was not taken over.
connect-unreadable-advice = Look at that invoice in the bookkeeping.

connections = Connections
connections-lead = Customers, invoices and payments come in from your bookkeeping by themselves, every day before the first messages go out.
connections-link = See the connections with your bookkeeping
connect-administration = Administration
connect-state = State
connect-state-fine = Fine
connect-state-trouble = Needs attention
connect-state-new = Nothing fetched yet
connect-last = Last fetched
connect-never = never yet
connect-bank = Bank
connect-bank-books = The payments in { $package } count: the bank is looked after there.
connect-bank-statements = Reminders wait for bank statements that you import here.
connect-silent = Its own reminders
connect-silent-yes = Are off there for what Bondig looks after.
connect-silent-no = Not switched off by Bondig.
connect-told = Changes
connect-told-yes = Come in at once, and every day.
connect-told-no = Come in every day.
connect-fetch = Fetch now
connect-none = There is no connection yet
connect-none-lead = Without a connection you import files. That works as well; only not by itself.
connect-new = Make a connection
connect-new-lead = You do that on the computer where Bondig runs. The key is tried first and is put in a file that only its owner can read, not in the database.
connect-wins = What is taken over, and who is right
connect-what = What
connect-who = Who is right
connect-field-invoices = Invoices, credit notes and amounts
connect-field-due = Due date, and the term on the customer’s card
connect-field-paid = What is paid
connect-field-card = Name, address, e-mail and telephone
connect-field-persons = People at the customer
connect-field-documents = The invoice itself (PDF)
connect-field-agreements = Agreements, promises, complaints and preferences
connect-wins-invoices = The bookkeeping.
connect-wins-due = The bookkeeping. When reminding, an agreed term goes first.
connect-wins-paid = The bookkeeping and the bank: whoever sees a payment first. What the bank told is not taken back by the bookkeeping.
connect-wins-card = Bondig. From the bookkeeping comes what is still empty here.
connect-wins-persons = Bondig. New people are added; nobody disappears.
connect-wins-documents = The bookkeeping, as long as there is none here.
connect-wins-agreements = Bondig. The bookkeeping cannot reach them.
connect-terms = Agreed terms that { $package } does not have yet
connect-term-differs = Agreed is { $days } days; the bookkeeping says { $was } days.
connect-term-unknown = Agreed is { $days } days; the bookkeeping says nothing.
connect-term-write = Set { $days } days in { $package }
connect-term-sure = This term will stand on the customer’s card in { $package }. New invoices get it; old ones stay as they are.
connect-deliveries = Invoices the way the customer wants them
connect-delivery-wish = Wants invoices by { $way }.
connect-delivery-write = Set { $way } in { $package }
connect-delivery-sure = { $package } sends new invoices to this customer this way from now on.
connect-yes = Yes, do it

said-connect-fetched = Fetched: everything is up to date.
said-not-fetched = Not everything was fetched. Below is why.
said-connect-written = Set in the bookkeeping, and noted with the customer.
said-not-written-nothing = There is nothing to set: the bookkeeping knows already.
said-not-written-cannot = The bookkeeping has no place for this. With Moneybird: first make a workflow with this term.
said-not-written-unknown = The bookkeeping does not know this customer by this number.
said-not-written-away = The bookkeeping did not answer. Nothing was noted; try again in a while.
said-not-written-no-key = There is no key for this connection. Connect again.

connect-trouble-key-refused = { $package } does not accept the key any more.
connect-trouble-not-allowed = The key of { $package } does not give access to { $more }.
connect-trouble-too-busy = { $package } asks to wait a while, until { $more }.
connect-trouble-away = { $package } cannot be reached ({ $more }).
connect-trouble-not-understood = { $package } gave an answer that is not right ({ $more }).
connect-trouble-not-there = { $package } does not know something ({ $more }).
connect-trouble-cannot = { $package } cannot do this ({ $more }).
connect-trouble-no-key = There is no key for { $package } ({ $more }).
connect-advice-key-refused = Make a new key there and connect again: { $command }
connect-advice-not-allowed = Give the key that right too (sales invoices, bank and settings) and connect again: { $command }
connect-advice-too-busy = You need do nothing; it goes on by itself.
connect-advice-away = It is tried again every hour. If it lasts, see whether you can log in there yourself.
connect-advice-not-understood = It is tried again every hour. If it stays so, tell the makers of Bondig.
connect-advice-not-there = See in the bookkeeping whether it is still there.
connect-advice-cannot = Do it in the bookkeeping itself.
connect-advice-no-key = Connect again: { $command }

connect-remark-own-reminders = { $package } sends reminders of its own with the workflow “{ $more }”. Your customer then gets two. Switch them off there, or let Bondig pause them invoice by invoice: bondig connect moneybird --pause-reminders
connect-remark-own-reminders-unseen = Whether { $package } sends reminders of its own, Bondig cannot see. Switch them off there, and say so here: bondig connect e-boekhouden --pause-reminders
connect-remark-unprocessed-money = In { $package } money came in that was not processed yet (how many, and the oldest day: { $more }). The bank counts up to that day; process it, and reminders go on.

watch-refused = This file was not read. This is why:
watch-partly = This file was read, but for these lines:
watch-line = line { $line }:
