# Afspraken over de termijn, redenen, incidenten, de start van de relatie.

because-term_complaint_again = De klant moest ons { $count } keer over zijn termijn vertellen: bel hem.
because-fix_administration = Er moet eerst iets aan de factuur worden aangepast.
because-will_not_pay = De klant zegt dat hij niet wil betalen: een mens beslist.
because-forgotten_still_open = Hij was het vergeten, zei hij op { $date }, en het staat nog open.
because-administration_open = We zetten eerst recht wat er niet klopt aan de factuur.
because-will_not = De klant wil niet betalen; er gaat niets vanzelf uit.
because-told_in_writing = Wat er gezegd of afgesproken is, staat zo op papier.
because-answered_meanwhile = Het was intussen al beantwoord.
gone-told_in_writing = Wat er gezegd of afgesproken is, staat zo op papier.
gone-answered_meanwhile = Het was intussen al beantwoord.

task-term_complaint = Bellen: klant klaagt weer over zijn termijn
task-fix_administration = Rechtzetten wat er niet klopt aan de factuur
step-confirmation = Bevestiging
pause-administration = we zetten iets recht aan de factuur
pause-refused = wil niet betalen
reason-will_not = wil niet betalen

letter-invoice_old_term = Aan de boekhouding: nieuwe factuur met de oude termijn
letter-term_stuck = Aan de opdrachtgever: de boekhouding volgt nog niet
letter-tell_invoicing = Aan de facturatie: aanpassen op de volgende factuur
letter-details_corrected = Rechtgezet wat er niet klopte
letter-statement = Overzicht van wat open staat

stop-bankruptcy = Faillissement
stop-suspension_of_payments = Surseance van betaling
stop-debt_help = Schuldhulp, WSNP of bewind

fault-not_received = Factuur niet ontvangen
fault-copy_wanted = Wil een kopie
fault-statement_wanted = Wil een overzicht
fault-missing_order_number = Inkoopnummer ontbreekt
fault-missing_project = Projectnummer ontbreekt
fault-wrong_address = Verkeerd adres
fault-wrong_entity = Verkeerde bedrijfsnaam of vestiging
fault-wrong_person = Verkeerde contactpersoon
fault-of-not_received = factuur opnieuw verstuurd
fault-of-copy_wanted = kopie verstuurd
fault-of-statement_wanted = overzicht verstuurd
fault-of-missing_order_number = inkoopnummer
fault-of-missing_project = projectnummer
fault-of-wrong_address = adres
fault-of-wrong_entity = bedrijfsnaam of vestiging
fault-of-wrong_person = contactpersoon

addressee-customer = de klant
addressee-bookkeeper = de boekhouding
addressee-invoicing = de facturatie
addressee-client = de opdrachtgever
addressee-colleague = een collega

# In de tijdlijn
item-expectation = Verwachting vastgelegd
reason-told = Reden: { $what }
corrected = Rechtgezet: { $what }
wrote-note = { $what } (aan { $to })
reminder-was-wrong = niet terecht
term-at-start = Betaalafspraak bij de start

# Termijn: het formulier
term-since = Sinds wanneer
term-words = In de woorden van de klant
term-proof = Bewijs (offerte, contract, mail)
term-extent = Voor welke facturen
extent-all = Alles wat open staat en alles wat komt
extent-from = Vanaf een bepaalde factuur
extent-only = Alleen de aangevinkte facturen
term-anyway = Ik weet het en ga toch akkoord
term-over = Dit is langer dan de wet geeft. Lees het hieronder en vink aan dat je het weet.
term-law-over_sixty = Tussen bedrijven is 60 dagen het meeste, tenzij langer uitdrukkelijk is afgesproken en niet kennelijk onbillijk is.
term-law-large_buyer = Een groot bedrijf mag een mkb-bedrijf niet langer dan 30 dagen laten wachten. Een langere termijn is ongeldig; dan gelden 30 dagen.
term-law-public_body = De overheid betaalt binnen 30 dagen. Langer, tot 60, mag alleen met een objectieve reden.
term-law-ask_size = Is deze klant een groot bedrijf? Dan is 30 dagen het meeste voor een mkb-bedrijf. Leg de grootte vast bij Relatie.
term-law-article = Art. { $article }

# Termijn: de kaart boven in het dossier
term-card = De betaaltermijn
term-card-claimed = Klant vraagt { $n } dagen
term-card-agreed = Afgesproken: { $n } dagen
term-card-denied = { $n } dagen afgewezen
term-claimed-on = Gezegd op { $day }
term-claimed-by = door { $who }
term-since-day = sinds { $day }
term-again = Daarna nog { $n } keer gezegd
term-waits-client = Wacht op antwoord van de opdrachtgever.
term-approved-on = Goedgekeurd op { $day }
term-denied-on = Afgewezen op { $day }
term-from-day = geldt voor facturen vanaf { $day }
term-only-these = geldt alleen voor { $invoices }
term-complaints = Klant moest het daarna nog { $n } keer zeggen.
term-asked = Boekhouding gevraagd op { $days }
term-client-asked = Opdrachtgever gevraagd op { $day }
term-follows = Volgt de boekhouding?
tick-card = Klantkaart
tick-open = Openstaande facturen
tick-next = Volgende nieuwe factuur
tick-yes = klopt
tick-no = nog { $n } dagen
tick-old = oude termijn
tick-some = { $n } nog niet
tick-none = niets open
tick-unknown = nog niet gezien
term-books-done = De boekhouding volgt. Er is niets meer te doen.
term-correct = Tip: laat factuur { $invoices } verbeteren. Tot dan houden wij { $n } dagen aan.
term-answer = Antwoord van de opdrachtgever

# De link voor de opdrachtgever
client-answer-title = Mag deze klant { $n } dagen?
client-answer-lead = { $customer } zegt een betaaltermijn van { $n } dagen te gebruiken.
client-answer-before = Op de facturen staat { $n } dagen.
client-answer-words = In de woorden van de klant
client-answer-now = Tot je antwoord krijgt deze klant geen herinnering.
client-answer-yes = Ja, akkoord
client-answer-no = Nee, niet akkoord
client-answer-what = Je antwoord
client-answer-why = Toelichting (de klant ziet dit niet)
client-answer-name = Je naam
client-answer-send = Antwoord versturen
client-answer-done = Dank je wel, je antwoord is vastgelegd.
client-answer-done-yes = De klant krijgt dit zo op papier en de boekhouding wordt gevraagd om het aan te passen.
client-answer-done-no = De klant krijgt er een vriendelijk bericht over.
client-answer-gone = Deze vraag is al beantwoord. Je hoeft niets te doen.

# Waarom?
act-why = Waarom?
save-why = Reden vastleggen
effect-why = De reden stuurt meteen wat er verder gebeurt.
said-why = Reden vastgelegd.
explain-why = Ga uit van een goede reden. Vraag door, en leg vast wat de klant zegt.
why-reason = Wat is de reden?
why-effect-forgotten = Over een week een vriendelijke herinnering, als het dan nog open staat.
why-effect-absent = We wachten tot de terugkeer, of bellen de vervanger.
why-effect-administration_not_in_order = We zetten het meteen recht. De klant krijgt een paar dagen om te kijken.
why-effect-other_term = De opdrachtgever krijgt de vraag. Tot het antwoord gaat er niets uit dat te vroeg is.
why-effect-cannot_pay = Niets dringends meer. We stellen een regeling voor en wijzen op hulp.
why-effect-dissatisfied = Eerst de klacht oplossen. Tot dan geen herinneringen.
why-effect-will_not = Er gaat niets meer vanzelf uit. Jij beslist hoe het verder gaat.
why-effect-says_paid = We zoeken eerst in de bank. Tot dan wachten we.
why-effect-other = Alleen vastleggen.
why-fault = Wat klopt er niet?
why-correct = Wat moet het zijn? (nummer, adres, naam)
why-correct-hint = Bekend? Dan krijgt de klant meteen bericht, en de facturatie ook. Onbekend? Dan wordt het een taak.
why-until = Terug op
why-substitute = Vervanger
why-days = Termijn van de klant (dagen)
why-words = In de woorden van de klant
why-stop = Failliet, surseance, schuldhulp of overleden?
why-stop-link = Zet alles stil

# Betaald volgens de klant: zoeken in de bank
paid-title = Is dit de betaling?
paid-lead = Deze betalingen hebben nog geen factuur en passen bij { $name }.
paid-none = Er wacht geen betaling die bij { $name } past. Vraag de klant om datum, bedrag en rekening.
paid-look = Bekijken en koppelen
trace-number = noemt het factuurnummer
trace-account = van zijn rekening
trace-name_and_amount = naam en bedrag kloppen
trace-amount = het bedrag klopt
trace-name = de naam klopt

# Redenen: het overzicht
reasons-title = Redenen
reasons-lead = Elke te late factuur heeft een reden, of er wordt naar gevraagd.
reasons-median = dagen tot de reden bekend is (mediaan)
reasons-known = redenen bekend in 90 dagen
reasons-unknown = nog niet bekend
reasons-waiting = Nog zonder reden
reasons-latest = Laatst bekend geworden
reasons-days = Dagen
reasons-asked = Er wordt naar gevraagd
reasons-not-asked = Niemand vraagt ernaar
reasons-none = Van elke te late factuur is de reden bekend.
reasons-why = Reden
reasons-since = Te laat sinds
reasons-how = Van de eerste dag te laat tot de dag waarop de reden bekend werd, volgens de vervaldatum van die dag.

# Incidenten
incidents-title = Incidenten
incidents-lead = Herinneringen die niet terecht waren. Het doel is nul.
incidents-count = tellen mee, dit jaar
incidents-none = Geen enkele herinnering tegen een afspraak in. Zo hoort het.
incident-found = Ontdekt
incident-reminded = Herinnering van
incident-why = Wat er mis was
incident-sorry = Excuses
incident-sorry-open = nog aan te bieden
incident-term_agreed = De termijn was toen al afgesproken
incident-term_agreed_later = De termijn is later afgesproken (telt niet mee)
incident-books_moved_due = De boekhouding paste de vervaldatum te laat aan
incident-paid_before = Er was al betaald
incidents-of = { $n } herinnering(en) aan deze klant waren niet terecht.

# De start van de relatie
act-start = Betaalafspraak
save-start = Afspraak vastleggen
effect-start = Deze termijn geldt vanaf de eerste factuur.
said-start = Betaalafspraak vastgelegd.
explain-start = Leg vast wat aan het begin is afgesproken. Klanten zonder afspraak betalen later.
start-by = Met wie afgesproken
start-on = Wanneer afgesproken
act-expectation = Verwachting
save-expectation = Verwachting vastleggen
effect-expectation = Bij een klacht zie je terug wat er beloofd was.
said-expectation = Verwachting vastgelegd.
explain-expectation = Wat kunnen en willen we, en wat is er beloofd?
expectation-words = Wat is er beloofd?
expectation-by = Door wie
expectations = Verwachtingen
no-term-recorded = Er is nog geen betaalafspraak vastgelegd.
customer-new = Nieuwe klant
customer-new-lead = Leg een klant vast vóór de eerste factuur, met wat er is afgesproken.
customer-new-number = Klantnummer in de boekhouding
customer-new-save = Klant vastleggen
said-customer-new = Klant vastgelegd.
customer-new-taken = Dit nummer heeft al een klant.
relation-size = Grootte van het bedrijf
size-unknown = Niet bekend
size-small = Mkb
size-large = Groot bedrijf
size-public = Overheid

# Instellingen
set-office = Collega's en hun berichten
set-office-lead = Zij krijgen een bericht als er iets van hen gevraagd wordt. Zonder adres wordt het alleen een taak.
set-approver = Wie keurt termijnen goed?
set-approver-email = E-mail voor goedkeuring
set-invoicing-email = E-mail van de facturatie
set-link-address = Adres van Bondig (voor links in mail)
set-large = Wij zijn een groot bedrijf (geen mkb)

placeholder-answer_link = de link om te antwoorden
placeholder-correction = wat er is rechtgezet
