# Words of deciding that are not bound to a page. The words of steps, holds, channels, outcomes and
# intents stand in web.ftl. Keys are the same in every language; a test says so.

## Tasks for people
task-approve = Goedkeuren
task-ask_bookkeeper_to_change_term = Boekhouding vragen om de termijn aan te passen
task-ask_client_about_term = Opdrachtgever vragen of de termijn mag
task-find_phone_number = Telefoonnummer zoeken
task-find_right_person = De juiste persoon zoeken
task-search_payment = Betaling opzoeken
task-allocate_payment = Betaling koppelen
task-propose_arrangement = Regeling voorstellen
task-solve_dispute = Vraag of klacht oplossen
task-read_reply = Antwoord lezen
task-full_stop = Nakijken: alles staat stil
task-person_decides = Beslissen hoe het verder gaat
task-ambassador_moment = Een goed moment om te bedanken

assignee-credit_manager = debiteurenbeheer
assignee-client = opdrachtgever
assignee-bookkeeper = boekhouding
assignee-specialist = specialist

## Kinds of acts
acted-message = bericht
acted-call = telefoontje
acted-visit = bezoek
acted-letter = brief op de post
acted-task = taak

## Why an invoice is not paid yet
reason-forgotten = vergeten
reason-absent = iemand is afwezig
reason-administration_not_in_order = administratie niet op orde
reason-other_term = andere betaaltermijn
reason-cannot_pay = kan nu niet betalen
reason-dissatisfied = niet tevreden
reason-says_paid = zegt betaald te hebben
reason-promised = heeft betaling beloofd
reason-other = iets anders
reason-unknown = nog niet bekend

## Why a person or a fact makes us wait
pause-manual = op verzoek van een collega
pause-absent = de contactpersoon is afwezig
pause-cannot_pay = betalen lukt nu niet
pause-wants_plan = wil in delen betalen
pause-wrong_person = we zoeken de juiste persoon
pause-copy_requested = kopie gevraagd
pause-handed_over = uit handen gegeven
pause-call_back = wil teruggebeld worden
pause-says_paid = zegt betaald te hebben
pause-reply_to_read = antwoord nog lezen

promise-open = loopt
promise-kept = nagekomen
promise-broken = niet nagekomen
promise-replaced = vervangen door een nieuwe
arrangement-running = loopt
arrangement-finished = afgerond
arrangement-replaced = vervangen door een nieuwe
collect-transfer = klant maakt over
collect-direct_debit = automatische incasso

## Plurals
count-days = { $count ->
    [one] 1 dag
   *[other] { $count } dagen
}
count-invoices = { $count ->
    [one] 1 factuur
   *[other] { $count } facturen
}
count-customers = { $count ->
    [one] 1 klant
   *[other] { $count } klanten
}
count-messages = { $count ->
    [one] 1 bericht
   *[other] { $count } berichten
}
