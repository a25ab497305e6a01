# Why something is done or not done: one sentence per reason of the domain (`because-<reason>`).
# $date is a day in words, $count a number (days late, reminders, the days of a term).

## Why something is done
because-arrived_well = Verstuurd op { $date }: vraag of de factuur goed is aangekomen.
because-due_today = Vandaag is de laatste dag om te betalen.
because-due_soon_no_working_day = De laatste dag om te betalen is { $date }, en dat is geen werkdag.
because-still_open = { $count ->
    [one] 1 dag te laat; vaak is het gewoon vergeten.
   *[other] { $count } dagen te laat; vaak is het gewoon vergeten.
}
because-good_payer_late = Deze klant betaalt altijd netjes en is nu één keer te laat: vraag hoe het gaat.
because-ask_reason = { $count ->
    [one] 1 dag te laat en we weten nog niet waarom: vraag het.
   *[other] { $count } dagen te laat en we weten nog niet waarom: vraag het.
}
because-ask_reason_again = { $count ->
    [one] Na 1 herinnering nog geen gesprek: spreek elkaar eerst.
   *[other] Na { $count } herinneringen nog geen gesprek: spreek elkaar eerst.
}
because-called_back = De klant vroeg om terug te bellen.
because-person_wants_call = Een collega besloot om nog eens te bellen.
because-no_phone = Het is tijd om te bellen, maar er is geen nummer dat we mogen gebruiken.
because-no_contact_yet = Geen contact sinds de poging van { $date }: probeer een andere weg.
because-talked_but_open = { $count ->
    [one] Gesproken op { $date }, en het staat nog open: 1 dag te laat.
   *[other] Gesproken op { $date }, en het staat nog open: { $count } dagen te laat.
}
because-approved_by_person = Een collega heeft deze stap goedgekeurd.
because-needs_yes = { $count ->
    [one] 1 dag te laat: deze stap wacht op een akkoord.
   *[other] { $count } dagen te laat: deze stap wacht op een akkoord.
}
because-needs_yes_low_score = De klant gaf een laag cijfer: eerst kijkt een mens mee.
because-notice_passed = De laatste termijn, { $date }, is voorbij: nu beslist een mens.
because-promise_broken = De belofte voor { $date } is niet nagekomen: vraag wat er gebeurd is.
because-term_coming = Een termijn van de regeling is aan de beurt op { $date }.
because-term_missed = De termijn van { $date } is niet betaald: vraag wat er gebeurd is.
because-promise_kept = De belofte is nagekomen: zeg dank je wel.
because-arrangement_finished = De regeling is afgerond: zeg dank je wel.
because-wrongly_reminded = De herinnering van { $date } klopte niet: maak excuses.
because-low_score = De klant gaf een { $count }: zoek uit waar de pijn zit.
because-after_dispute = De klacht is opgelost en betaald op { $date }: vraag hoe het nu gaat.
because-ask_satisfied = Vraag of de oplossing goed was.
because-satisfied_and_clear = De klant is tevreden en er staat niets open: een goed moment om te vragen of hij ons aanraadt.
because-term_claimed_ask = De klant zegt { $count } dagen te hebben: vraag het de opdrachtgever.
because-term_not_in_books = Er is { $count } dagen afgesproken; de boekhouding weet dat nog niet.
because-term_still_not_in_books = De afgesproken { $count } dagen staan nog steeds niet in de boekhouding.
because-new_invoice_old_term = Er kwam een nieuwe factuur zonder de afgesproken { $count } dagen.
because-search_payment = De klant zegt dat het betaald is: zoek het op voor je weer iets vraagt.
because-money_waits = Er kwam geld binnen dat dit kan dekken en nog geen factuur heeft.
because-propose_plan = De klant kan niet in één keer betalen: stel een regeling voor.
because-dispute_needs_answer = De klant heeft een klacht: los het samen op.
because-reply_needs_reading = De klant schreef iets dat een mens moet lezen.
because-wrong_person_found = We spraken de verkeerde persoon: zoek de juiste.
because-everything_stops = Alles stopt: een mens kijkt wat er nog kan.

## Why nothing is done
because-stopped = Alles staat stil sinds { $date }.
because-paid = Het is betaald.
because-let_go = Er is besloten om het te laten zitten.
because-disputed = Er loopt een klacht sinds { $date }: eerst de oplossing.
because-in_arrangement = Het wordt betaald volgens de regeling.
because-promised = Beloofd voor { $date }.
because-paused = Een collega vroeg om te wachten.
because-absent = De persoon die we nodig hebben, is afwezig.
because-cannot_pay = De klant kan nu niet betalen; we zoeken een regeling.
because-wrong_person = We weten nog niet wie we moeten hebben.
because-copy_sent = Er is een kopie gevraagd; geef tijd om die te bekijken.
because-handed_over = Het is uit handen gegeven.
because-call_back_asked = De klant vroeg om terug te bellen.
because-says_paid = De klant zegt dat het betaald is; we zoeken het op.
because-reply_waits = De klant heeft geschreven; lees dat eerst.
because-collected = We incasseren het zelf automatisch.
because-term_claimed = De klant zegt { $count } dagen te hebben; de opdrachtgever is gevraagd.
because-term_agreed = Er is { $count } dagen afgesproken, dus betalen kan tot en met { $date }.
because-not_due = Betalen kan nog tot en met { $date }.
because-bank_stale = De bankgegevens zijn te oud om te weten wat er betaald is.
because-spoken_recently = We hebben pas geschreven; niet vóór { $date }.
because-spoken_today = We spreken deze klant vandaag al.
because-too_many_reminders = { $count ->
    [one] Al 1 herinnering in twee weken.
   *[other] Al { $count } herinneringen in twee weken.
}
because-human_first = { $count ->
    [one] 1 herinnering zonder antwoord: eerst een gesprek.
   *[other] { $count } herinneringen op rij: eerst een gesprek.
}
because-no_channel = Er is geen weg meer die past en mag.
because-given_time = De klant krijgt de tijd tot { $date }.
because-given_time-undated = De klant krijgt de tijd.
because-task_open = Iemand heeft hier nog iets te doen, sinds { $date }.
because-small_sum = Er staat zo weinig open dat het kan wachten.
because-first_day_back = De eerste dag na een stilstand: één ding tegelijk.
