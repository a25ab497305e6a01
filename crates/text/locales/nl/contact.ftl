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
