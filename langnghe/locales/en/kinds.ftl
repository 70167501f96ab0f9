# Names that every side uses: kinds of tickets, states, acts, rungs of the routing ladder.

kind-report = Report
kind-petition = Petition
kind-suggestion = Suggestion
kind-question = Question
kind-praise = Praise
kind-complaint = Complaint
kind-denunciation = Denunciation

state-received = received, not yet accepted by the body
state-in_progress = in progress
state-waiting_citizen = waiting for the submitter's reply
state-answer_proposed = an answer waits for approval
state-answered = answered
state-refused = not accepted
state-withdrawn = withdrawn by the submitter
state-closed = closed

act-submit = sent the ticket
act-correct = corrected what it is about
act-accept = accepted
act-assign = assigned
act-ask = asked for more
act-reply = replied to the question
act-add = added something
act-note = wrote an internal note
act-propose = proposed an answer
act-approve = approved the answer
act-return = returned the draft
act-answer = answered
act-refuse = refused
act-transfer = transferred to another body
act-send_back = returned to the sender
act-decide = decided which body is competent
act-urge = urged
act-withdraw = withdrew the ticket
act-rate = rated the answer
act-reopen = asked to look again
act-close = closed the ticket
act-extend_ask = asked for more time
act-extend = granted more time
act-extend_no = did not grant more time
act-resume = waiting time over, the deadline runs on
act-remind = was reminded
act-escalate = told the next level: overdue
act-remind-clock = reminder, { $clock }
act-remind-red-line = reminder, the mark of { $limit } days comes near
act-escalate-red-line = told the level above, past the mark of { $limit } days
act-escalate-clock = told the level above, past the { $clock }
act-recompute = dates computed anew by the calendar
act-inform = told how far it is
act-complex = found complex
act-consult = asked a coordinating body
act-opine = gave an opinion
act-consult_end = asked no more
act-plan = made a settlement plan
act-step_done = finished a step
act-to_leader = put before the leader
act-instruct = instruction of the leader
act-dialogue = dialogue about the matter
act-unreachable = could not reach the submitter

clock-accept = time to accept
clock-classify = time to classify
clock-first_answer = time for a first reply
clock-settle = time to answer
clock-step = time for a step
clock-opinion = time for the opinion

rung-field_area = field and area
rung-field_parent_area = field and a higher area
rung-field_default = field
rung-area_default = area
rung-catch_all = general intake
rung-transfer = transferred from another body

# Why a ticket is passed on or returned: a closed list, grounds in services/data/transfer_reasons.csv.
pass-other_field = The field of another body
pass-other_area = Another area
pass-other_level = Another level (province, commune)
pass-commune_body = The task of another specialised body
pass-by_law = A special law names another body
pass-misrouted = Routed here by mistake
