# Words around the editor of texts: names of letters, what a text can name, remarks.

letter-receipt_check = Goed ontvangen?
letter-due_day_reminder = Vandaag aan de beurt
letter-friendly_reminder = Vriendelijke herinnering
letter-second_reminder = Tweede herinnering
letter-firm_reminder = Overzicht van alles wat open staat
letter-final_notice = Laatste aanmaning
letter-fourteen_day_letter = Veertiendagenbrief
letter-arrangement_reminder = Termijn komt eraan
letter-thank_you = Bedankt voor de betaling
letter-after_care = Nazorg
letter-satisfaction_question = Hoe hebben we het gedaan?
letter-ambassador_moment = Dank voor het vertrouwen
letter-apology = Excuses
letter-promise_confirmed = Bevestiging van een belofte
letter-term_claim_received = Gevraagde termijn ontvangen
letter-term_agreed = Betaaltermijn afgesproken
letter-term_denied = Betaaltermijn niet akkoord
letter-dispute_received = Vraag of klacht ontvangen
letter-dispute_solved = Oplossing afgesproken
letter-plan_request_received = Verzoek om in delen te betalen
letter-arrangement_confirmed = Bevestiging van een regeling
letter-hold_confirmed = Bevestiging dat we wachten
letter-already_paid_received = We zoeken je betaling op
letter-copy_sent = Kopie verstuurd
letter-ask_bookkeeper = Aan de boekhouding: termijn aanpassen
letter-ask_client_about_term = Aan de opdrachtgever: mag deze termijn?
letter-dispute_passed_on = Aan de opdrachtgever: klant is niet tevreden

size-full = E-mail of brief
size-short = WhatsApp of sms
voice-nl-je = Nederlands, je
voice-nl-u = Nederlands, u
voice-en = Engels

conversation-receipt_check = Goed ontvangen?
conversation-reminder = Herinnering aan de telefoon
conversation-care_call = Even bellen hoe het gaat
conversation-reason_call = Vragen naar de reden
conversation-promise_follow_up = Bellen over de belofte
conversation-arrangement_reminder = Termijn komt eraan
conversation-arrangement_missed = Termijn niet binnen
conversation-thank_you = Bedanken
conversation-after_care = Nazorg
conversation-satisfaction_question = Hoe was het?
conversation-ambassador_moment = Bedanken en vragen om een goed woord
conversation-apology = Excuses maken
script-open = Openen
script-ask = Vragen
script-listen = Luisteren
script-agree = Afspreken

## What a text can name
placeholder-creditor = naam van de afzender
placeholder-greeting = aanhef, zoals “Beste Petra”
placeholder-name = voornaam, of anders de hele naam
placeholder-company = naam van de klant
placeholder-invoices = factuurnummer, of het aantal facturen
placeholder-several = bij {"{% if %}"}: er is meer dan één factuur
placeholder-consumer = bij {"{% if %}"}: de klant is een particulier
placeholder-total_open = wat er samen open staat
placeholder-due_date = de vroegste laatste betaaldag
placeholder-project = het project, als het er één is
placeholder-next_step = zin met wat we hierna doen, en wanneer
placeholder-last_day = de uiterste dag die deze brief noemt
placeholder-unallocated = ontvangen bedrag dat nog niet gekoppeld is
placeholder-payment_reference = betalingskenmerk
placeholder-signer = naam van wie ondertekent
placeholder-signer_phone = telefoonnummer van wie ondertekent
placeholder-costs = incassokosten
placeholder-costs_vat = btw over de incassokosten
placeholder-total_with_costs = open bedrag met de kosten erbij
placeholder-term_date = dag van de termijn
placeholder-term_amount = bedrag van de termijn
placeholder-term_number = nummer van de termijn
placeholder-term_count = aantal termijnen
placeholder-promise_date = beloofde dag
placeholder-promise_amount = beloofd bedrag
placeholder-dispute_words = wat de klant zei
placeholder-dispute_owner = wie het uitzoekt
placeholder-answer_by = dag waarop de klant antwoord krijgt
placeholder-solution = de afgesproken oplossing
placeholder-hold_until = tot en met wanneer we wachten
placeholder-term_days = afgesproken of gevraagde termijn in dagen
placeholder-term_days_before = termijn in de boekhouding
placeholder-agreed_by = wie het goedkeurde
placeholder-from_invoice = eerste factuur met de nieuwe termijn
placeholder-paid_amount = ontvangen bedrag
placeholder-happened = wat er misging
placeholder-score_link = link om een cijfer te geven

block-invoices = tabel met de facturen
block-pay = bedrag, rekening, kenmerk en betaallink
block-terms = tabel met de termijnen
block-score = de cijfers 0 tot en met 10
block-signature = ondertekening met naam en telefoon
block-final_notice = wettelijke zinnen van de laatste aanmaning; die staan vast
block-fourteen_days = wettelijke zinnen van de veertiendagenbrief; die staan vast

## What a letter must contain
element-open = wat er open staat
element-pay = hoe de klant kan betalen
element-next = wat we hierna doen, en wanneer
element-help = de vraag of er iets niet klopt, of dat betalen niet lukt
element-already_paid = “Al betaald? Dan kun je dit weggooien”
element-person = een naam met telefoonnummer
element-final_notice = de wettelijke zinnen van de laatste aanmaning
element-fourteen_days = de wettelijke zinnen van de veertiendagenbrief

## Remarks about a text
template-no-subject = De eerste regel is het onderwerp. Daaronder komt de tekst.
template-control-character = Er staat een onzichtbaar teken in de tekst. Typ die regel opnieuw.
template-mixed-address = Je en u staan door elkaar. Kies er één.
template-unknown-placeholder = “{ $name }” kennen we niet. Kies een woord uit de lijst.
template-unknown-block = “{ $name }” kennen we niet. Kies een blok uit de lijst.
template-not-allowed = “{ $name }” kan hier niet.
template-too-long = De tekst heeft { $count } tekens; { $allowed } is het meeste.
template-forbidden-word = “{ $name }” dreigt. Dat mag pas in de laatste aanmaning of de veertiendagenbrief.
template-missing = Er ontbreekt nog: { $name }.
template-other-term = In een veertiendagenbrief mag geen andere termijn staan: { $name }.
template-many-words = { $count } woorden. Meer dan { $allowed } wordt niet gelezen.
template-long-sentences = Gemiddeld { $count } woorden per zin. Houd het bij { $allowed }.
template-hard-word = “{ $name }” klinkt stijf of koud. Kan het gewoner?

# What went wrong, in a letter of apology; a sentence without its full stop.
apology-happened = de herinnering van { $date } klopte niet en had niet verstuurd mogen worden
