# Grootboek, rekeningoverzicht, ouderdom, bestanden en verschillen.

posting-invoice = Factuur
posting-correction = Bedrag aangepast in de boekhouding
posting-credit_note = Creditnota
posting-credit_note-on-account = Creditnota, nog zonder factuur
posting-payment = Betaling
posting-payment-on-account = Betaling, nog zonder factuur
posting-allocation = Van tegoed naar factuur
posting-reversal = Teruggeboekt
posting-books = Betaald volgens de boekhouding
posting-books-back = De bank meldt dezelfde betaling
posting-write_off = Afgeboekt

sheet-statement = Rekeningoverzicht
sheet-day = Datum
sheet-what = Wat
sheet-invoice = Factuur
sheet-document = Bankregel
sheet-moved = Verplaatst
sheet-amount = Bedrag
sheet-balance = Saldo
sheet-currency = Valuta
sheet-opening = Beginsaldo
sheet-closing = Eindsaldo
sheet-number = Klantnummer
sheet-customer = Klant
sheet-invoiced = Gefactureerd
sheet-credited = Gecrediteerd
sheet-received = Ontvangen
sheet-let-go = Afgeboekt
sheet-total = Totaal
sheet-open = Open
sheet-credit = Tegoed
sheet-issued = Factuurdatum
sheet-due = Vervaldatum
sheet-due-agreed = Afgesproken datum
sheet-bucket-0 = Niet vervallen
sheet-bucket-1 = 1–30 dagen
sheet-bucket-2 = 31–60 dagen
sheet-bucket-3 = 61–90 dagen
sheet-bucket-4 = 90+ dagen

statement-title = Rekeningoverzicht
statement-of = Rekeningoverzicht van { $name }
statement-client = Rekeningoverzicht van alle klanten
statement-from = Vanaf
statement-through = Tot en met
statement-show = Tonen
statement-print = Afdrukken
statement-excel = Excel (CSV)
statement-json = JSON
statement-nothing = Nog geen boekingen
statement-nothing-here = In deze periode is er niets geboekt.
statement-adds-up = Open { $open } min tegoed { $credit } is het eindsaldo.
statement-since-first = Vanaf de eerste boeking
statement-moved = { $amount } verplaatst
statement-bank-line = bankregel { $entry }
statement-printed = Gemaakt op { $day }
statement-back-to-customer = Terug naar de klant
statement-all = Alle klanten

ageing-title = Ouderdom
ageing-explained = Wat er open staat, naar hoe lang het vervallen is op { $day }.
ageing-by-books = Vervaldatum boekhouding
ageing-by-agreed = Afgesproken datum
ageing-books-explained = Gelijk aan de ouderdomslijst van uw boekhouding.
ageing-agreed-explained = Met de termijnen en afspraken van uw klanten.
ageing-nothing = Er staat niets open
ageing-nothing-here = Alle facturen zijn betaald.
ageing-lines = Facturen: { $bucket }
ageing-lines-sum = Samen { $sum }
ageing-all = Alles wat open staat
ageing-invoices = Facturen
ageing-back = Terug naar de ouderdom
ageing-part = { $part } procent

file-title = Bestand
file-kept = Ingelezen { $at } door { $by }
file-original = Origineel bewaren
file-again = Opnieuw lezen
file-again-explained = Leest het bewaarde bestand met de regels van vandaag. Niets wordt dubbel.
file-again-look = Kijken wat er anders is
file-again-apply = Overnemen wat nieuw is
file-again-nothing = Opnieuw gelezen: er is niets anders.
file-again-found = Opnieuw gelezen: dit is anders.
file-taken = Overgenomen
file-not-taken = Niet overgenomen
file-nothing-left-out = Alles is overgenomen.
file-left-out = { $n ->
    [one] 1 regel is van uw eigen uitgaven en hoort bij geen klant.
   *[other] { $n } regels zijn van uw eigen uitgaven en horen bij geen klant.
}
file-known = { $n ->
    [one] 1 ding was al bekend uit een eerder bestand.
   *[other] { $n } dingen waren al bekend uit eerdere bestanden.
}
file-recognised = Herkend als
file-statements = Afschriften
file-statement-days = { $from } t/m { $to }
file-statement-entries = { $n ->
    [one] 1 regel
   *[other] { $n } regels
}
file-adds-up = saldo klopt
file-does-not-add-up = saldo klopt niet
file-payments = Betalingen
file-payment-waits = wacht op koppelen
file-payment-set-aside = opzij gelegd
file-payment-placed = gekoppeld
file-columns = Kolommen
file-column-unused = niet gebruikt
file-place = Plaats
file-reason = Reden
file-to-do = Wat te doen
file-was = Was
file-now = Is nu
file-line = regel { $line }
file-no-account = Van dit bestand is geen verslag bewaard. Lees het opnieuw om te zien wat erin staat.
file-more = Er zijn er nog { $n }.

line-new_customer = Nieuwe klanten
line-card_changed = Klantkaart gewijzigd
line-term_changed = Betaaltermijn gewijzigd
line-new_invoice = Nieuwe facturen
line-due_changed = Vervaldatum gewijzigd
line-amount_changed = Bedrag gewijzigd
line-paid_elsewhere = Betaald volgens de boekhouding
line-gone = Niet meer in de lijst
line-gone_paid = Niet meer in de lijst: als betaald behandeld
line-reopened = Weer open
line-new_credit_note = Nieuwe creditnota’s
line-read_anew = Bankregels anders gelezen
line-older = Anders in dit oudere bestand

gone-explained = Deze facturen staan bij u open, maar niet in deze lijst. Is dit de hele openstaandepostenlijst? Dan zijn ze betaald. Is het een deel? Dan verandert er niets.
gone-is-full = Ja, dit is de hele lijst
gone-is-full-note = Wij onthouden dit voor lijsten met dezelfde kolommen.
gone-paid-explained = Deze facturen stonden niet meer in de hele lijst en gelden als betaald. Klopt er één niet, zet die dan weer open.
gone-open-again = Weer openzetten
said-gone-paid = De facturen gelden nu als betaald volgens de boekhouding.
said-open-again = De factuur staat weer open.
said-not-open-again = De boekhouding noemde deze factuur niet meer betaald; er is niets veranderd.
said-read-again = Het bestand is opnieuw gelezen.
said-account-out = Deze rekening telt niet meer mee.
said-account-in = Deze rekening telt weer mee.

differences-title = In de pas met de boekhouding
differences-explained = Wat er sinds de vorige keer anders is in de boekhouding.
differences-none = Geen verschillen
differences-none-here = Sinds de eerste bestanden is er niets gewijzigd.
differences-file = Bestand
differences-link = Verschillen met de boekhouding
bank-accounts = Bankrekeningen
bank-account = Rekening
bank-through = Gegevens t/m
bank-statements = Afschriften
bank-counts = telt mee
bank-not-in-use = niet meer in gebruik
bank-left-out = telt niet mee
bank-leave-out = Niet meetellen
bank-count-again = Weer meetellen
bank-accounts-explained = De bankgegevens zijn zo oud als de oudste rekening die meetelt. Een rekening waarop 60 dagen niets kwam, telt niet mee.
gap-between = Tussen { $after } en { $before } ontbreken afschriften
gap-of = van { $account }
gap-missing = daarin veranderde het saldo { $amount }
gap-numbers = nummer { $from } t/m { $to }
gaps-bar = Er ontbreken bankafschriften
gaps-bar-explained = Van { $account } mist het stuk tussen { $after } en { $before }. Betalingen daarin zien wij niet.
gaps-bar-look = Bekijk wat er ontbreekt
gaps-none = De afschriften sluiten op elkaar aan.

import-full-list = Dit is de volledige lijst van openstaande facturen
import-full-list-note = Facturen die er niet in staan, gelden dan als betaald.
import-differences = Verschillen
import-look-file = Bekijk dit bestand
n-gone = { $n ->
    [one] 1 factuur staat niet meer in de lijst
   *[other] { $n } facturen staan niet meer in de lijst
}
n-gone-paid = { $n ->
    [one] 1 factuur staat niet meer in de lijst en geldt als betaald
   *[other] { $n } facturen staan niet meer in de lijst en gelden als betaald
}
n-changed-things = { $n ->
    [one] 1 verschil met wat wij wisten
   *[other] { $n } verschillen met wat wij wisten
}
n-gaps = { $n ->
    [one] Er ontbreekt 1 stuk tussen de bankafschriften
   *[other] Er ontbreken { $n } stukken tussen de bankafschriften
}
