# Why a payment belongs to an invoice.
match-reason-reference = payment reference
match-reason-number = invoice number
match-reason-range = first and last invoice number of a row
match-reason-end-of-number = last figures of the invoice number
match-reason-almost-number = invoice number with a typing mistake
match-reason-cut-off = a list of numbers that was cut off
match-reason-customer-number = customer number
match-reason-account = the customer’s account
match-reason-known-payer = paid for this customer before
match-reason-name = the customer’s name
match-reason-amount = exactly the amount
match-reason-sum = exactly the sum of these invoices
match-reason-all-open = exactly everything that is open
match-reason-discount = with a discount
match-reason-cents = a few cents’ difference
match-reason-bank-costs = less the costs of the bank
match-reason-part = part of the invoice
match-reason-more-than-open = more than is open
match-reason-credit-note = credit note taken off
match-reason-group = one payment for several customers
match-reason-currency = another currency than the invoice
match-reason-collected = the direct debits of that day
match-reason-two-halves = two payments together are the invoice
match-reason-takes-back = takes a payment back
match-reason-nothing-open = what it names is settled
match-reason-ambiguous = others fit too
match-reason-only-amount = only the amount fits
match-reason-oldest = the oldest of equal invoices
match-reason-person = chosen by a colleague

# To the customer: what is this payment for?
ask-payment-subject = What is { $form ->
    [je] your
   *[u] your
 } payment of { $amount } for?
ask-payment-text =
    Hello,

    On { $day } we received { $amount } from you. Thank you! The description says: “{ $text }”. We are not yet sure which invoice it is for.

    Could you tell us which invoice numbers you paid? Then we will put it right.{ $form ->
        [je] {""}
       *[u] {""}
    }

    Kind regards,
    { $signer }
