# Disputen: bord, dossier van een klacht, oorzaken, en wat iemand zonder account ziet.

nav-disputes = Disputen

# Taken en redenen
task-answer_dispute = Klant een eerste antwoord geven
task-ask_client_about_dispute = Opdrachtgever om antwoord vragen
task-follow_up_remedy = Doen wat is afgesproken
because-answer_promised = We beloofden de klant uiterlijk { $date } een antwoord.
because-client_has_story = Het verhaal van de klant ligt bij de opdrachtgever: vraag wat er is gebeurd.
because-client_silent = De opdrachtgever heeft sinds { $date } niet geantwoord: vraag het nog eens.
because-dispute_takes_long = De klacht van { $date } is nog niet opgelost: beslis samen met de opdrachtgever.
because-remedy_to_do = De klant is akkoord met de oplossing: nu ook doen.
because-dispute_care = Er loopt een klacht sinds { $date }: vertel hoe het ervoor staat. Wat niet betwist is, mag je bespreken.
because-needs_yes_dispute = Er loopt een klacht: eerst kijkt een mens.

# Waar in ons proces
process-offer = Offerte en afspraak
process-order = Bestelling
process-planning = Planning
process-work = Uitvoering
process-delivery = Levering
process-invoicing = Facturatie
process-administration = Administratie
process-contact = Contact
process-service = Service achteraf
process-unknown = Nog niet bekend

department-sales = Verkoop
department-operations = Uitvoering
department-logistics = Logistiek
department-finance = Administratie
department-support = Klantenservice
department-management = Directie
department-outside = Buiten ons bedrijf

remedy-credit_part = Deels crediteren
remedy-credit_whole = Helemaal crediteren
remedy-rework = Opnieuw doen of herstellen
remedy-replacement = Vervangen of nalevering
remedy-explanation = Uitleg
remedy-extra_work = Extra werk
remedy-discount = Korting op de volgende bestelling
remedy-visit = Langsgaan
remedy-other = Iets anders

verdict-accepted = akkoord
verdict-changed = aangepast
verdict-rejected = niet akkoord

satisfaction-better = beter dan verwacht
satisfaction-as_expected = zoals verwacht
satisfaction-not_yet = nog niet tevreden
satisfaction-unknown = nog niet gevraagd
asked-link = zelf ingevuld
asked-call = gevraagd in een gesprek

side-customer = klant
side-us = wij
side-client = opdrachtgever

stage-new = Nieuw
stage-investigating = Uitzoeken
stage-waiting = Wacht op klant of collega
stage-proposed = Voorstel
stage-solved = Opgelost

ending-open = loopt
ending-let_go = laten zitten
ending-to_pay = opgelost, nog te betalen
ending-paid = betaald
ending-returned = betaald en weer besteld
ending-lost = betaald, maar klant kwijt

# Het bord
disputes-lead = Een klacht is een kans: luister, los het samen op, en de klant komt terug.
disputes-board = Bord
disputes-list = Lijst
disputes-causes = Oorzaken
disputes-views = Weergave
disputes-open = Lopend
disputes-late = Antwoord te laat
disputes-mine = Van mij
disputes-solved = Opgelost
disputes-lost = Betaald, maar klant kwijt
disputes-all = Alle
disputes-none = Geen klachten hier
disputes-none-lead = Zegt een klant dat er iets niet klopt? Leg het vast bij de klant, dan staat het meteen stil en komt het hier.
disputes-count = { $n ->
    [one] 1 klacht
   *[other] { $n } klachten
}
case-undisputed = Niet betwist: { $amount }
case-disputed = Betwist
case-rest = Niet betwist
case-rest-lead = Mag je bespreken. Er gaan geen herinneringen over uit zolang de klacht loopt.
case-age = { $n ->
    [0] vandaag
    [one] 1 dag
   *[other] { $n } dagen
}
case-answer-by = antwoord beloofd: { $day }
case-answer-late = antwoord had { $day } moeten komen
case-answered-on = eerste antwoord { $day }
case-move = Verplaats
case-move-to = Naar { $what }
case-owner = Eigenaar
case-counterpart = Collega
case-nobody = nog niemand
case-sensitive = Persoonlijk
case-sensitive-show = Toon onderwerp
case-age-head = Leeftijd
case-result = Resultaat
case-stage = Stap

# De klacht
case-title = Klacht over { $number }
case-of = van { $name }
case-story = Het verhaal
case-words = In de woorden van de klant
case-no-words = De woorden van de klant zijn nog niet genoteerd.
case-where = Waar in ons proces ging het mis?
case-why = Waarom is de klant niet tevreden?
case-wish = Wat zou het goedmaken?
case-clocks = Klokken
case-next = Volgende stap
case-next-answer = Geef de klant een eerste antwoord.
case-next-pass = Vraag een collega wat er is gebeurd.
case-next-wait = Wacht op { $who }. We vragen het elke werkdag opnieuw.
case-next-propose = Doe een voorstel.
case-next-judge = Vraag de opdrachtgever of dit mag.
case-next-agree = Bespreek het voorstel met de klant.
case-next-feel = Vraag de klant of het goed is opgelost.
case-next-close = Sluit de klacht af en noteer de oorzaak.
case-next-do = Doe wat is afgesproken: { $what }.
case-next-pay = De klant betaalt. We herinneren er voorlopig niet aan.
case-next-care = Er volgt nazorg, en daarna vragen we hoe het was.
case-next-done = Klaar.
case-clock-answer = Eerste antwoord aan de klant
case-clock-client = Antwoord van { $who }
case-clock-solved = Oplossing afgesproken
case-clock-felt = Klant gevraagd
case-clock-done = Afspraak uitgevoerd
case-clock-paid = Betaald
case-clock-order = Nieuwe bestelling
case-clock-since = sinds { $day }
case-clock-no = nog niet
case-thread = Het gesprek
case-thread-empty = Nog niets gezegd.
case-remedies = Voorstellen
case-remedies-none = Nog geen voorstel.
case-remedy-by = { $who }, { $day }
case-remedy-cost = Kost ons { $amount }
case-remedy-approver = Akkoord nodig van { $who }
case-remedy-agreed = Dit is afgesproken met de klant
case-facts = Feiten
case-invoice = Factuur
case-invoice-amount = Factuurbedrag
case-credited = Gecrediteerd sinds de klacht
case-lost-why = De factuur is betaald, maar de klant is niet tevreden of bestelde niet meer. Dat is geen goed resultaat.
case-only-terms = Dit antwoord wijst alleen op de voorwaarden. Daarmee is de klant niet geholpen: vraag wat we wél kunnen doen.

case-told = Verhaal aangevuld
case-owner-is = { $who } pakt de klacht op
case-passed-on = Voorgelegd aan { $who }
case-answered = { $who } antwoordde
case-said-customer = De klant zei ({ $who })
case-said-us = { $who } tegen de klant
case-said-client = { $who } van de opdrachtgever
case-proposed = Voorstel van { $who }: { $what }
case-judged = { $who }: { $what }
case-agreed = De klant is akkoord met de oplossing
case-felt = Oplossing: { $what } ({ $how })
case-followed-up = Uitgevoerd wat was afgesproken
case-found = Oorzaak: { $step }, { $who }
case-left = We laten de factuur zitten
case-moved = Naar { $what }

# Formulieren
case-say = Wat is er gezegd?
case-say-side = Wie zei het?
case-say-save = Noteren
case-tell = Verhaal aanvullen
case-tell-save = Opslaan
case-pass = Vraag een collega
case-pass-lead = Een collega van de opdrachtgever antwoordt via een link, zonder account. Met een mailadres gaat de vraag meteen per mail.
case-pass-name = Naam
case-pass-email = E-mailadres
case-pass-save = Voorleggen
case-link-lead = Geef deze link aan { $who }. Hij staat hier één keer.
case-propose = Doe een voorstel
case-propose-kind = Wat stellen we voor?
case-propose-words = In gewone woorden
case-propose-amount = Bedrag minder voor de klant
case-propose-cost = Kosten voor ons
case-propose-approver = Wie moet dat goedkeuren?
case-propose-save = Voorstellen
case-judge-accepted = Akkoord van opdrachtgever
case-judge-rejected = Niet akkoord
case-judge-changed = Aanpassen
case-agree = Klant is akkoord
case-feel = Is het goed opgelost voor de klant?
case-feel-lead = Vraag het de klant zelf. Vul het niet in voor een ander.
case-feel-words = Wat zei de klant erbij?
case-feel-save = Antwoord noteren
case-feel-link = Maak een link voor de klant
case-do = Uitgevoerd
case-do-words = Wat is er gedaan?
case-do-save = Is gedaan
case-close = Afsluiten
case-close-lead = De eerste reden is vaak niet de oorzaak. Wat was het echt?
case-close-department = Afdeling
case-close-learned = Wat leren we hiervan?
case-left-because = Waarom laten we de factuur zitten?
case-close-save = Klacht afsluiten
case-owner-field = Wie pakt het op?
cannot-close-nothing-agreed = Er is nog geen oplossing afgesproken met de klant. Leg eerst vast waar de klant akkoord mee is, of laat de factuur zitten met een reden.
cannot-close-why = Schrijf op waarom we de factuur laten zitten.
not-this-case = Dat kan nu niet bij deze klacht. Kijk wat er al is afgesproken.
said-case-said = Genoteerd.
said-case-told = Verhaal aangevuld.
said-case-passed = Voorgelegd. We vragen het elke werkdag opnieuw.
said-case-proposed = Voorstel vastgelegd.
said-case-judged = Oordeel vastgelegd.
said-case-agreed = Vastgelegd: de klant is akkoord.
said-case-felt = Vastgelegd hoe de klant het vindt.
said-case-done = Vastgelegd dat het is gedaan.
said-case-closed = Klacht afgesloten. De factuur is op zijn vroegst over veertien dagen weer aan de beurt.
said-case-moved = Verplaatst.
said-not-this-case = Dat kan nu niet bij deze klacht. Kijk wat er al is afgesproken.
said-not-agreed-yet = Er is nog geen oplossing afgesproken met de klant. Leg eerst vast waar de klant akkoord mee is, of laat de factuur zitten met een reden.
said-not-without-why = Schrijf op waarom we de factuur laten zitten.
said-improvement = Verbeteractie vastgelegd.

# Oorzaken
causes-lead = Waar in ons proces gaat het mis, wat kost dat, en helpt wat we eraan doen?
causes-chart = Oorzaken naar bedrag, met de opgetelde lijn en de streep bij 80 %
causes-table = Oorzaken
causes-step = Stap in het proces
causes-money = Betwist bedrag
causes-count = Klachten
causes-share = Opgeteld
causes-before = Periode ervoor
causes-cost = Kosten van deze oorzaak
causes-cost-is = { $days } euro × dagen, { $credited } gecrediteerd
causes-vital = { $n ->
    [one] 1 oorzaak geeft 80 % van het bedrag.
   *[other] { $n } oorzaken geven 80 % van het bedrag.
}
causes-how = Betwist bedrag van klachten die in de periode begonnen, bij de oorzaak van het afsluiten, anders bij de eerste inschatting. Kosten: betwist bedrag maal de dagen dat het duurde, en wat is gecrediteerd.
causes-none = In deze periode waren er geen klachten.
causes-months = { $n } maanden
causes-period = Periode
causes-cases = Klachten door { $step }
causes-rose = meer
causes-fell = minder
causes-same = gelijk
improvements = Verbeteracties
improvements-none = Nog geen verbeteracties.
improvement-make = Maak verbeteractie
improvement-what = Wat gaan we anders doen?
improvement-owner = Wie
improvement-due = Wanneer klaar
improvement-effect = Verwacht effect
improvement-expected = Verwachte besparing per jaar
improvement-save = Verbeteractie vastleggen
improvement-done = Is ingevoerd
improvement-followed = In { $days } dagen: { $before } klachten ervoor, { $after } erna
improvement-waits = Nog niet ingevoerd
improvement-today = Vandaag ingevoerd: nog niets te vergelijken
outcomes = Hoe het afliep
outcomes-returned = Betaald en weer besteld
outcomes-lost = Betaald, maar klant kwijt
outcomes-waiting = Betaald, nog geen { $n } dagen voorbij
outcomes-better = Oplossing beter dan verwacht
outcomes-times = Dagen: antwoord, afspraak, afsluiten (middelste)

# Zonder account
ask-case-title = Een klant is niet tevreden
ask-case-lead = { $by } vraagt wat er is gebeurd, en wat we { $name } kunnen aanbieden. U hoeft geen account te maken.
ask-case-answer = Wat is er gebeurd?
ask-case-propose = Wat stelt u voor?
ask-case-nothing = Nog niets
ask-case-words = In gewone woorden
ask-case-amount = Bedrag minder voor de klant
ask-case-judge = Wij stellen dit voor. Mag dat?
ask-case-send = Verstuur antwoord
ask-case-needs = Vul uw antwoord in, of kies een voorstel.
ask-case-thanks = Dank u wel. Uw antwoord staat erbij.
ask-case-closed = Deze klacht is opgelost. Dank u wel voor uw hulp.
ask-case-given = Uw antwoord
ask-case-rule = Wijs niet alleen op de voorwaarden. De klant wil gehoord worden.
ask-feel-title = Is het goed opgelost?
ask-feel-lead = U was niet tevreden over factuur { $number } van { $client }. Dit spraken we af:
ask-feel-better = Beter dan ik had verwacht
ask-feel-as_expected = Zoals ik had verwacht
ask-feel-not_yet = Nog niet
ask-feel-words = Wilt u er iets bij vertellen?
ask-feel-send = Verstuur
ask-feel-choose = Kies wat het best past.
ask-feel-thanks = Dank u wel. We lezen alles, en komen erop terug als dat nodig is.
