# Ledger, statements, ageing, files and differences.

posting-invoice = Invoice
posting-correction = Amount changed in the bookkeeping
posting-credit_note = Credit note
posting-credit_note-on-account = Credit note, not on an invoice yet
posting-payment = Payment
posting-payment-on-account = Payment, not on an invoice yet
posting-allocation = From credit to invoice
posting-reversal = Taken back
posting-books = Paid according to the bookkeeping
posting-books-back = The bank tells of the same payment
posting-write_off = Written off

sheet-statement = Statement of account
sheet-day = Date
sheet-what = What
sheet-invoice = Invoice
sheet-document = Bank line
sheet-moved = Moved
sheet-amount = Amount
sheet-balance = Balance
sheet-currency = Currency
sheet-opening = Opening balance
sheet-closing = Closing balance
sheet-number = Customer number
sheet-customer = Customer
sheet-invoiced = Invoiced
sheet-credited = Credited
sheet-received = Received
sheet-let-go = Written off
sheet-total = Total
sheet-open = Open
sheet-credit = Credit
sheet-issued = Invoice date
sheet-due = Due date
sheet-due-agreed = Agreed date
sheet-bucket-0 = Not due
sheet-bucket-1 = 1–30 days
sheet-bucket-2 = 31–60 days
sheet-bucket-3 = 61–90 days
sheet-bucket-4 = 90+ days

statement-title = Statement of account
statement-of = Statement of { $name }
statement-client = Statement of all customers
statement-from = From
statement-through = Through
statement-show = Show
statement-print = Print
statement-excel = Excel (CSV)
statement-json = JSON
statement-nothing = No postings yet
statement-nothing-here = Nothing was posted in this period.
statement-adds-up = Open { $open } less credit { $credit } is the closing balance.
statement-since-first = From the first posting on
statement-moved = { $amount } moved
statement-bank-line = bank line { $entry }
statement-printed = Made on { $day }
statement-back-to-customer = Back to the customer
statement-all = All customers

ageing-title = Ageing
ageing-explained = What is open, by how late it is on { $day }.
ageing-by-books = Bookkeeping’s due date
ageing-by-agreed = Agreed date
ageing-books-explained = Equal to the ageing of your bookkeeping.
ageing-agreed-explained = With the terms and agreements of your customers.
ageing-nothing = Nothing is open
ageing-nothing-here = All invoices are paid.
ageing-lines = Invoices: { $bucket }
ageing-lines-sum = Together { $sum }
ageing-all = Everything that is open
ageing-invoices = Invoices
ageing-back = Back to the ageing
ageing-part = { $part } per cent

file-title = File
file-kept = Imported { $at } by { $by }
file-original = Save the original
file-again = Read again
file-again-explained = Reads the kept file by today’s rules. Nothing is doubled.
file-again-look = See what differs
file-again-apply = Take over what is new
file-again-nothing = Read again: nothing differs.
file-again-found = Read again: this differs.
file-taken = Taken over
file-not-taken = Not taken over
file-nothing-left-out = Everything was taken over.
file-left-out = { $n ->
    [one] 1 line is money that you paid yourself and belongs to no customer.
   *[other] { $n } lines are money that you paid yourself and belong to no customer.
}
file-known = { $n ->
    [one] 1 thing was known from an earlier file.
   *[other] { $n } things were known from earlier files.
}
file-recognised = Recognised as
file-statements = Statements
file-statement-days = { $from } through { $to }
file-statement-entries = { $n ->
    [one] 1 line
   *[other] { $n } lines
}
file-adds-up = balance adds up
file-does-not-add-up = balance does not add up
file-payments = Payments
file-payment-waits = waits to be matched
file-payment-set-aside = set aside
file-payment-placed = matched
file-columns = Columns
file-column-unused = not used
file-place = Place
file-reason = Reason
file-to-do = What to do
file-was = Was
file-now = Is now
file-line = line { $line }
file-no-account = No account of this file was kept. Read it again to see what is in it.
file-more = There are { $n } more.

line-new_customer = New customers
line-card_changed = Customer card changed
line-term_changed = Payment term changed
line-new_invoice = New invoices
line-due_changed = Due date changed
line-amount_changed = Amount changed
line-paid_elsewhere = Paid according to the bookkeeping
line-gone = Not in the list any more
line-gone_paid = Not in the list any more: treated as paid
line-reopened = Open again
line-new_credit_note = New credit notes
line-read_anew = Bank lines read differently
line-older = Different in this older file

gone-explained = These invoices are open here but not in this list. Is this the whole list of open items? Then they are paid. Is it a part? Then nothing changes.
gone-is-full = Yes, this is the whole list
gone-is-full-note = We remember this for lists with the same columns.
gone-paid-explained = These invoices were not in the whole list any more and count as paid. Is one of them wrong? Open it again.
gone-open-again = Open again
said-gone-paid = The invoices now count as paid according to the bookkeeping.
said-open-again = The invoice is open again.
said-not-open-again = The bookkeeping did not call this invoice paid any more; nothing changed.
said-read-again = The file was read again.
said-account-out = This account does not count any more.
said-account-in = This account counts again.

differences-title = In step with the bookkeeping
differences-explained = What differs in the bookkeeping since the time before.
differences-none = No differences
differences-none-here = Nothing changed since the first files.
differences-file = File
differences-link = Differences with the bookkeeping
bank-accounts = Bank accounts
bank-account = Account
bank-through = Data through
bank-statements = Statements
bank-counts = counts
bank-not-in-use = not in use any more
bank-left-out = does not count
bank-leave-out = Do not count
bank-count-again = Count again
bank-accounts-explained = The bank data is as old as the oldest account that counts. An account on which nothing came for 60 days does not count.
gap-between = Statements are missing between { $after } and { $before }
gap-of = of { $account }
gap-missing = the balance changed by { $amount } in it
gap-numbers = number { $from } through { $to }
gaps-bar = Bank statements are missing
gaps-bar-explained = Of { $account } the stretch between { $after } and { $before } is missing. We do not see payments in it.
gaps-bar-look = See what is missing
gaps-none = The statements follow on each other.

import-full-list = This is the full list of open invoices
import-full-list-note = Invoices that are not in it then count as paid.
import-differences = Differences
import-look-file = Look at this file
n-gone = { $n ->
    [one] 1 invoice is not in the list any more
   *[other] { $n } invoices are not in the list any more
}
n-gone-paid = { $n ->
    [one] 1 invoice is not in the list any more and counts as paid
   *[other] { $n } invoices are not in the list any more and count as paid
}
n-changed-things = { $n ->
    [one] 1 difference with what we knew
   *[other] { $n } differences with what we knew
}
n-gaps = { $n ->
    [one] 1 stretch is missing between the bank statements
   *[other] { $n } stretches are missing between the bank statements
}
