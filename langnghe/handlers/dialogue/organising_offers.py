"""What is offered under the card of a session that is kept, in the order in which people need it."""

from langnghe.handlers.dialogue import approving, calling_off, history, holding, organising
from langnghe.handlers.dialogue.organising_form import approver_offers
from langnghe.handlers.dialogue.room import kept_list_offers, kept_offers

kept_list_offers.append(organising.list_offer)
kept_offers.extend((approving.offer, organising.offer, calling_off.offer, holding.offer, history.offer))
approver_offers.extend((approving.offer, history.offer))
