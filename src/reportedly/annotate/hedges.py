"""The closed classes of words that say how firmly something is put."""

from __future__ import annotations

from reportedly.annotate.closed_class import closed_class
from reportedly.model.attribution import Certainty

# After the conventions of annotation: the main predicate's modal, verb, adverb or adjective, at its own level.
HEDGES: dict[Certainty, frozenset[str]] = {
    Certainty.PROBABLE: closed_class(
        """likely unlikely probably presumably apparently seemingly supposedly expected expect expects anticipated anticipate
        anticipates believed believe believes think thinks thought guess suspect suspects suspected suspicion appears appear
        appeared seem seems seemed estimated estimate estimates presumed assume assumes assumed suppose supposed suggest
        suggests suggested indicate indicates indicated predict predicts predicted projected forecast imagine looks feel feels
        felt doubt doubts doubted projects foresee reckon reckons bet slated poised"""
    ),
    Certainty.POSSIBLE: closed_class(
        """may might could possible possibly perhaps maybe conceivable conceivably potential potentially considering consider
        weighing mulling open fear fears feared afraid worried chance risk risks prospect possibility possibilities option
        speculate speculated speculation hint hints hinted contemplating exploring examining rule ruling ruled arguably"""
    ),
    Certainty.UNKNOWN: closed_class(
        """should must ought shall need needs needed let let's want wants wanted hope hopes hoped hoping hopefully wish wishes
        wished prefer prefers preferred favor favors favored favour imperative important essential necessary urge urges urged
        call calls demand demands demanded ask asks asked asking encourage encourages recommend recommends recommended propose
        proposes proposed unclear unknown unsure uncertain undecided whether rather please deserve deserves required seek
        seeks wonder wonders wondered eager supports support desire interested declined declines comment pray demanding
        undetermined unresolved time"""
    ),
}
