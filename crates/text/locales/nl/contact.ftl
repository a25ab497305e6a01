# Who speaks, through which channel, calls and visits. Keys are the same in every language.

## Deciding
task-tell_invoicing = Geef door hoe de klant zijn facturen wil
because-loyal_late = Een klant van jaren is te laat: vraag hoe het gaat.
because-needs_yes_loyal = Een klant van jaren: kijk er eerst zelf naar.
because-visit_planned = Er is een bezoek gepland voor { $date }.
because-visit_today = Vandaag is het bezoek dat is afgesproken.
because-delivery_wish = De klant heeft gezegd hoe hij zijn facturen wil: geef het door aan wie ze maakt.
because-called_often = Deze week { $count } keer gebeld zonder contact; niet voor { $date }.
pause-visit_planned = Bezoek gepland
outcome-all_is_well = Gesproken, alles is goed
outcome-effect-all_is_well = niets meer tot de vervaldatum

why-not-refused = wil dat niet
why-not-no_consent = geen toestemming
why-not-not_reachable = geen adres of nummer
why-not-came_back = laatste bericht kwam terug
why-not-weak_relation = past niet bij de relatie
why-not-too_informal = te losjes voor dit bericht
why-not-other_way = deze stap gaat anders
instead-of = { $used } in plaats van { $wanted }: { $why }
stands-in-for = { $name } spreekt, in plaats van { $absent }

meetings-often = vaak
meetings-sometimes = soms
meetings-never = nooit

care-check_in = Even bijgepraat
care-help = Geholpen
care-thanks = Bedankt
care-congratulation = Gefeliciteerd
care-meeting = Kennisgemaakt of langs geweest
care-delivery = Over de levering
care-other = Ander contact

## Timeline
best-time-is = Het best te bereiken: { $words }
note-pinned = Notitie vastgepind
note-unpinned = Notitie losgemaakt
first-choice-is = Eerst spreken: { $person }
visit-planned-for = Bezoek gepland op { $day } door { $by }
visit-cancelled = Het bezoek gaat niet door
care-contact = { $what } ({ $channel }), niet over geld
learned-for-sales = Voor verkoop
taken-back = Teruggenomen: { $what }

## Taking back
said-undone = Teruggenomen. De klant staat weer zoals ervoor.
said-not-undone = Terugnemen kan niet meer: er is intussen iets gebeurd.
fact-call_outcome = gesprek
fact-reply = antwoord van de klant
fact-promise = belofte
fact-dispute_opened = klacht
fact-dispute_news = nieuws over de klacht
fact-remedy_agreed = oplossing
fact-dispute_closed = einde van de klacht
fact-arrangement = regeling
fact-term_claimed = termijn volgens de klant
fact-term_approved = afgesproken termijn
fact-term_denied = geen andere termijn
fact-reason_given = reden
fact-score = cijfer
fact-hold = pauze
fact-hold_ended = einde van de pauze
fact-stop = volledige stop
fact-stop_ended = einde van de stop
fact-decided = besluit
fact-task_done = afgeronde taak
fact-note = notitie
fact-pinned = vastgepinde notitie
fact-visit_planned = gepland bezoek
fact-visit_cancelled = afgezegd bezoek
fact-care_contact = contact
fact-other = wijziging
fact-learned = notitie voor verkoop

## Colleagues
colleagues = Collega's
colleagues-who = Wie spreekt met klanten
colleagues-lead = De klant hoort zijn vaste persoon, met diens eigen nummer en adres. Is die weg, dan spreekt de vervanger.
colleagues-none = Nog niemand. Nu ondertekent de naam uit de instellingen alles.
colleagues-open = Collega's en beltijden
colleague-away = Afwezig
colleague-substitute = Vervanger
colleague-team = het team
colleague-change = { $name } wijzigen
colleague-new = Collega toevoegen
colleague-function = Functie
colleague-absent-from = Afwezig vanaf
colleague-absent-until = Afwezig t/m
colleague-remove = Uit de lijst
away-from-to = { $from } t/m { $until }
call-hours = Beltijden
call-hours-lead = Buiten deze uren en op vrije dagen wordt niemand gebeld; de knop zegt dan waarom.
call-hours-from = Vanaf (uur)
call-hours-until = Tot (uur)
said-not-hours = Deze uren begrijp ik niet. Schrijf bijvoorbeeld 9 en 18.

## New customer, intake
newcomer = Nieuwe klant
newcomer-lead = Leg een klant vast vóór de eerste factuur. Noemt de boekhouding hem later, dan is het deze klant.
newcomer-who = Wie is het
newcomer-number = Klantnummer (als dat er al is)
newcomer-kind = Soort klant
newcomer-city = Plaats
newcomer-person = Contactpersoon
newcomer-relation = Relatie
newcomer-owner = Accounthouder
newcomer-next = Opslaan en wensen vragen
number-is-taken = Een andere klant heeft dit nummer al.
said-added = Klant vastgelegd. Vraag nu hoe hij het wil.
intake = Intake
intake-lead = Vraag dit bij de eerste order. Wat de klant kiest, geldt meteen.
intake-asked = Gevraagd: { $source }, { $day }.
intake-four = De vier vragen
intake-address = Waar mogen de facturen heen?
intake-project = Projectnummer op de factuur?
intake-reminders = Hoe mogen we herinneren?
intake-admin = Hoe bespreken we administratieve zaken?
intake-source-hint = eerste order, met Petra
intake-source-order = eerste order
intake-source-phone = telefoongesprek
intake-source-mail = e-mail van de klant
intake-source-crm = overgenomen uit CRM
intake-date-today = De datum van vandaag komt erbij te staan.
intake-no = Nee
intake-more = Verder
intake-between = Minstens zoveel werkdagen tussen berichten
intake-projects = Per project, product of contract
intake-projects-lead = Heeft een project een eigen persoon of stijl, dan geldt die voor zijn facturen.
intake-project-name = Project (zoals op de factuur)
intake-project-person = Eigen persoon
as-customer = zoals de klant
wishes = Wensen importeren
wishes-how = Plak een tabel
wishes-lead = Kolommen: klantnummer, herinneringen, administratie, facturen, factuuradres, projectnummers, beste tijd, bron. Een lege cel verandert niets.
wishes-table = Tabel (met koppen)
wishes-example = klantnummer;herinneringen;administratie;bron
wishes-take = Overnemen
wishes-done = { $n ->
    [one] 1 klant bijgewerkt.
   *[other] { $n } klanten bijgewerkt.
 }
wishes-not = Niet begrepen: regel { $lines }.

## Visit
visit = Bezoek
visit-plan = Bezoek plannen
visit-move = Een andere dag
visit-lead = Tot en met die dag gaat er niets automatisch uit. Op de dag zelf staat het bezoek op de lijst van wie gaat.
visit-prepare = Voorbereiding
visit-day = Dag
visit-by = Wie gaat
visit-preparation = Wat neem je mee, wat wil je weten?
visit-plan-it = Plannen
visit-rests = Tot dan wordt er niets gevraagd.
visit-no-preparation = Nog niets voorbereid.
visit-report = Verslag: wat kwam eruit?
visit-cancel = Gaat niet door
visit-does-not-fit = Een bezoek past bij een goede relatie of een groot bedrag. Bel liever eerst.
said-visit-planned = Bezoek gepland. Tot dan wordt er niets gevraagd.
said-visit-cancelled = Het bezoek is afgezegd.

## Specialist
specialist = Link voor een specialist
specialist-lead = Wie het werk deed, kan zelf bellen. Met deze link ziet hij wat nodig is en meldt hij wat eruit kwam, zonder account.
specialist-link = De link
specialist-copy = Kopieer en stuur hem naar je collega. Hij werkt 45 dagen.
specialist-who = Wie belt?
specialist-make = Link maken
specialist-for = Voor { $who }, namens { $client }
specialist-outcome = Wat kwam eruit?
specialist-until = Betaalt op / bel terug op
specialist-note = Wat zei de klant?
specialist-send = Melden
said-specialist-told = Dank je wel. Het staat in het dossier.
essence-nothing-agreed = Niets afgesproken.

receipt-number = Nummer van het ontvangstbewijs (aangetekend)

## Sales, care
learned = Voor verkoop
learned-lead = Wat gesprekken over facturen leren: een wens, een plan, een naam. Het gaat nooit mee in een bericht aan de klant.
learned-none = Nog niets genoteerd.
learned-csv = Als CSV
learned-what = Wat we hoorden
learned-by = Genoteerd door
customer-number = Klantnummer
day = Dag
act-care = Contact, niet over geld
act-learned = Noteren voor verkoop
save-care = Vastleggen
save-learned = Vastleggen
effect-care = telt als aandacht, niet als herinnering
effect-learned = staat bij Voor verkoop, nooit in een bericht
said-care = Contact vastgelegd.
said-learned = Genoteerd voor verkoop.
explain-care = Een gesprek, hulp of dank die niet over betalen ging.
explain-learned = Alleen collega's zien dit.
care-what = Waar ging het over?
care-share = { $care ->
    [one] 1 contact dat niet over geld ging
   *[other] { $care } contacten die niet over geld gingen
 } naast { $reminders ->
    [one] 1 herinnering
   *[other] { $reminders } herinneringen
 } in een jaar.
usual-response = { $channel }: meestal binnen { $n ->
    [one] een uur
   *[other] { $n } uur
 }
relation-revenue = Omzet per jaar
relation-product-types = Soorten producten of diensten
revenue-in-year = Omzet in een jaar: { $amount }
relation-meetings = Hoe vaak zien we elkaar?
speaks = { $name } spreekt.

## Order of the day
only-mine = Alleen van mij
only-mine-hidden = { $n ->
    [one] Alleen van mij, 1 van anderen
   *[other] Alleen van mij, { $n } van anderen
 }
order-is = { $cash }, { $haste }.
order-cash-0 = Weinig geld
order-cash-1 = Klein bedrag
order-cash-2 = Flink bedrag
order-cash-3 = Groot bedrag
order-cash-4 = Zeer groot bedrag
order-haste-0 = niet te laat
order-haste-1 = net te laat
order-haste-2 = al even te laat
order-haste-3 = weken te laat
order-haste-4 = dringend
order-strained = gespannen relatie
order-good = goede relatie
order-usual = gewone relatie
order-loyal = { $n ->
    [one] klant van 1 jaar
   *[other] klant van { $n } jaar
 }

## Calling
call-mode = Belmodus
call-stop = Stoppen met bellen
call-next = Volgende: { $name }
calls-left = { $n ->
    [one] 1 gesprek vandaag
   *[other] { $n } gesprekken vandaag
 }
calls-done = Alle gesprekken van vandaag zijn gevoerd.
call-as = Je belt als { $name }
call-script = Wat je zegt
call-branches = Als de klant zegt …
call-agree = Wat je afspreekt
call-save-next = Vastleggen en volgende
call-one-stroke = Afspraak, rust en volgende stap in één keer.
call-not-free-day = Vandaag is een vrije dag: bellen kan op de volgende werkdag.
call-not-hours = Bellen kan van { $from } tot { $until } uur.
call-not-often = Al { $n } keer gebeld zonder contact. Weer vanaf { $day }.
attempts-this-week = { $n } van { $most } pogingen deze week
best-time-not-now = nu niet het beste moment
branch-promise = “Ik betaal op …”
branch-already_paid = “Ik heb betaald.”
branch-dispute = “Het klopt niet.”
branch-wants_plan = “Kan het in delen?”
branch-cannot_pay = “Het lukt nu niet.”
branch-all_is_well = “Alles is goed.”
branch-do-promise = Herhaal dag en bedrag.
branch-do-already_paid = Vraag wanneer en van welke rekening. We zoeken het op.
branch-do-dispute = Luister, schrijf zijn woorden op, beloof een antwoord.
branch-do-wants_plan = Vraag wat per keer wel lukt.
branch-do-cannot_pay = Geen druk. Vraag wat wel kan en wijs op hulp.
branch-do-all_is_well = Dank hem. Tot de vervaldatum vragen we niets.
