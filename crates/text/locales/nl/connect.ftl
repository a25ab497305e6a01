# Koppelingen met boekhoudpakketten, en de map die vanzelf wordt ingelezen.

books-took-back-says = De boekhouding haalde een betaling terug; betaald is nog

connect-note-gone = Factuur { $number } is verwijderd in { $package }. Er wordt niet meer om gevraagd.
connect-note-term = Betaaltermijn van { $days } dagen gezet in { $package }.
connect-note-delivery = Facturen gaan voortaan per { $way }: zo staat het nu in { $package }.
connect-hold-uncollectible = in de boekhouding geboekt als oninbaar

connect-unreadable = Factuur { $number } heeft een bedrag dat niet precies te lezen is, en is niet overgenomen.
connect-unreadable-advice = Kijk in de boekhouding naar die factuur.

connections = Koppelingen
connections-lead = Uit uw boekhouding komen klanten, facturen en betalingen vanzelf binnen, elke dag voor de eerste berichten uitgaan.
connections-link = Koppelingen met uw boekhouding bekijken
connect-administration = Administratie
connect-state = Toestand
connect-state-fine = In orde
connect-state-trouble = Vraagt aandacht
connect-state-new = Nog niets opgehaald
connect-last = Laatst opgehaald
connect-never = nog nooit
connect-bank = Bank
connect-bank-books = De betalingen in { $package } gelden: de bank wordt daar bijgehouden.
connect-bank-statements = Herinneringen wachten op bankafschriften die u hier inleest.
connect-silent = Eigen herinneringen
connect-silent-yes = Staan daar uit voor wat Bondig opvolgt.
connect-silent-no = Niet door Bondig uitgezet.
connect-told = Wijzigingen
connect-told-yes = Komen direct binnen, en elke dag.
connect-told-no = Komen elke dag binnen.
connect-fetch = Nu ophalen
connect-none = Er is nog geen koppeling
connect-none-lead = Zonder koppeling leest u bestanden in bij Importeren. Dat werkt net zo goed; alleen niet vanzelf.
connect-new = Een koppeling maken
connect-new-lead = Dat doet u op de computer waar Bondig draait. De sleutel wordt eerst geprobeerd en komt in een bestand dat alleen de eigenaar kan lezen, niet in de database.
connect-wins = Wat wordt overgenomen, en wie gelijk heeft
connect-what = Gegeven
connect-who = Wie gelijk heeft
connect-field-invoices = Facturen, creditnota’s en bedragen
connect-field-due = Vervaldatum, en de termijn op de klantkaart
connect-field-paid = Wat betaald is
connect-field-card = Naam, adres, e-mail en telefoon
connect-field-persons = Mensen bij de klant
connect-field-documents = De factuur zelf (PDF)
connect-field-agreements = Afspraken, beloften, klachten en voorkeuren
connect-wins-invoices = De boekhouding.
connect-wins-due = De boekhouding. Een afgesproken termijn gaat bij het herinneren voor.
connect-wins-paid = De boekhouding én de bank: wie het eerst een betaling ziet. Wat de bank meldde, haalt de boekhouding niet terug.
connect-wins-card = Bondig. Uit de boekhouding komt wat hier nog leeg is.
connect-wins-persons = Bondig. Nieuwe mensen komen erbij; niemand verdwijnt.
connect-wins-documents = De boekhouding, zolang er hier geen is.
connect-wins-agreements = Bondig. De boekhouding kan er niet bij.
connect-terms = Afgesproken termijnen die { $package } nog niet heeft
connect-term-differs = Afgesproken is { $days } dagen; in de boekhouding staat { $was } dagen.
connect-term-unknown = Afgesproken is { $days } dagen; de boekhouding zegt niets.
connect-term-write = Zet { $days } dagen in { $package }
connect-term-sure = Op de klantkaart in { $package } komt deze termijn te staan. Nieuwe facturen krijgen hem; oude blijven zoals ze zijn.
connect-deliveries = Facturen zoals de klant ze wil
connect-delivery-wish = Wil facturen per { $way }.
connect-delivery-write = Zet { $way } in { $package }
connect-delivery-sure = { $package } verstuurt nieuwe facturen aan deze klant voortaan zo.
connect-yes = Ja, doe maar

said-connect-fetched = Opgehaald: alles is bijgewerkt.
said-not-fetched = Niet alles is opgehaald. Hieronder staat waarom.
said-connect-written = Gezet in de boekhouding, en opgeschreven bij de klant.
said-not-written-nothing = Er is niets te zetten: de boekhouding weet het al.
said-not-written-cannot = De boekhouding heeft hier geen plaats voor. Bij Moneybird: maak eerst een workflow met deze termijn.
said-not-written-unknown = De boekhouding kent deze klant niet onder dit nummer.
said-not-written-away = De boekhouding antwoordde niet. Er is niets opgeschreven; probeer het straks opnieuw.
said-not-written-no-key = Er is geen sleutel voor deze koppeling. Verbind opnieuw.

connect-trouble-key-refused = { $package } accepteert de sleutel niet meer.
connect-trouble-not-allowed = De sleutel van { $package } geeft geen toegang tot { $more }.
connect-trouble-too-busy = { $package } vraagt om even te wachten, tot { $more }.
connect-trouble-away = { $package } is niet te bereiken ({ $more }).
connect-trouble-not-understood = { $package } gaf een antwoord dat niet klopt ({ $more }).
connect-trouble-not-there = { $package } kent iets niet ({ $more }).
connect-trouble-cannot = { $package } kan dit niet ({ $more }).
connect-trouble-no-key = Er is geen sleutel voor { $package } ({ $more }).
connect-advice-key-refused = Maak daar een nieuwe sleutel en verbind opnieuw: { $command }
connect-advice-not-allowed = Geef de sleutel ook dat recht (verkoopfacturen, bank en instellingen) en verbind opnieuw: { $command }
connect-advice-too-busy = U hoeft niets te doen; het gaat vanzelf verder.
connect-advice-away = Het wordt elk uur opnieuw geprobeerd. Duurt het lang, kijk dan of u zelf kunt inloggen.
connect-advice-not-understood = Het wordt elk uur opnieuw geprobeerd. Blijft het zo, meld het dan bij de makers van Bondig.
connect-advice-not-there = Kijk in de boekhouding of het daar nog staat.
connect-advice-cannot = Doe het in de boekhouding zelf.
connect-advice-no-key = Verbind opnieuw: { $command }

connect-remark-own-reminders = { $package } stuurt zelf herinneringen bij de workflow “{ $more }”. Uw klant krijgt er dan twee. Zet ze daar uit, of laat Bondig ze per factuur pauzeren: bondig connect moneybird --pause-reminders
connect-remark-own-reminders-unseen = Of { $package } zelf herinneringen stuurt, kan Bondig niet zien. Zet ze daar uit bij Beheer, Herinneringen, en zeg het hier: bondig connect e-boekhouden --pause-reminders
connect-remark-unprocessed-money = In { $package } staan bijschrijvingen die nog niet verwerkt zijn (aantal en oudste dag: { $more }). Tot die dag telt de bank; verwerk ze, dan gaan herinneringen verder.

watch-refused = Dit bestand is niet ingelezen. Dit is waarom:
watch-partly = Dit bestand is ingelezen, op deze regels na:
watch-line = regel { $line }:
