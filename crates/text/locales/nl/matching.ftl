# Waarom een betaling bij een factuur hoort.
match-reason-reference = betalingskenmerk
match-reason-number = factuurnummer
match-reason-range = eerste en laatste factuurnummer van een rij
match-reason-end-of-number = laatste cijfers van het factuurnummer
match-reason-almost-number = factuurnummer met een tikfout
match-reason-cut-off = afgebroken lijst van nummers
match-reason-customer-number = klantnummer
match-reason-account = rekening van de klant
match-reason-known-payer = betaalde eerder voor deze klant
match-reason-name = naam van de klant
match-reason-amount = precies het bedrag
match-reason-sum = precies de som van deze facturen
match-reason-all-open = precies alles wat openstaat
match-reason-discount = met korting
match-reason-cents = enkele centen verschil
match-reason-bank-costs = min de kosten van de bank
match-reason-part = deel van de factuur
match-reason-more-than-open = meer dan er openstaat
match-reason-credit-note = creditnota verrekend
match-reason-group = één betaling voor meer klanten
match-reason-currency = andere munt dan de factuur
match-reason-collected = incassobatch van die dag
match-reason-two-halves = twee betalingen samen zijn de factuur
match-reason-takes-back = haalt een betaling terug
match-reason-nothing-open = wat hij noemt, is al voldaan
match-reason-ambiguous = er past meer
match-reason-only-amount = alleen het bedrag klopt
match-reason-oldest = de oudste van gelijke facturen
match-reason-person = door een collega gekozen

# Aan de klant: waar is deze betaling voor?
ask-payment-subject = Waar is { $form ->
    [je] je betaling
   *[u] uw betaling
 } van { $amount } voor?
ask-payment-text =
    Goedendag,

    Op { $day } ontvingen we { $amount } van { $form ->
        [je] je
       *[u] u
    }. Dank daarvoor! In de omschrijving staat: “{ $text }”. We weten nog niet zeker voor welke factuur dit is.

    { $form ->
        [je] Wil je ons laten weten welke factuurnummers je hebt betaald? Dan zetten we het goed.
       *[u] Wilt u ons laten weten welke factuurnummers u hebt betaald? Dan zetten we het goed.
    }

    Vriendelijke groet,
    { $signer }
