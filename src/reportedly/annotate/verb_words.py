"""The closed classes by which a verb group and its surroundings are known."""

from __future__ import annotations

from reportedly.annotate.closed_class import closed_class

MODALS = closed_class("may might can could will would shall should must ought 'll 'd ca wo sha")
AUXILIARIES = closed_class("""am is are was were 're 'm 's been be being has have had having 've do does did ai""")
PRONOUNS = closed_class(
    """i you he she it we they there this that these those who what everyone everybody someone somebody anyone nobody
    here one"""
)
NEGATIONS = closed_class("not n't never no neither none nobody nothing nor hardly barely cannot without")
SUBORDINATORS = closed_class(
    """if when while whenever because although though since as after before unless until once given despite even"""
)
RELATIVES = closed_class("who which that whose whom where")
FILLERS = closed_class("and but so well now yes no look listen or yet oh also however then ok okay")
DETERMINERS = closed_class(
    """the a an his her its their our my your any some all each every to of by for in on at with from into"""
)
ADVERBS = closed_class(
    """also still just now even already always often ever yet too very quite so soon long rather really more most less"""
)
# Finite verbs without an auxiliary that decide how firmly something is put, and some that merely close the search.
VERBS = closed_class(
    """think thinks thought believe believes believed feel feels felt want wants wanted hope hopes hoped wish wishes
    need needs needed know knows knew expect expects expected seem seems seemed appear appears appeared suspect
    suspects suspected doubt doubts doubted guess suppose assume assumes consider considers considered plan plans
    planned intend intends intended prefer prefers preferred favor favors favored support supports supported fear
    fears feared worry worries looks looked sounds sounded suggests suggested shows showed says said told made took
    went came got gave saw left kept held began became found lost won ran knows makes takes goes comes gets gives
    sees leaves keeps holds begins becomes finds loses wins runs remains means meant put sent brought bought paid
    met led spoke wrote stood understood fell grew rose built broke chose drew drove flew hit shot struck caught cut
    set let lets go make take get see love loves hate hates agree agrees like likes urge urges refuse refuses
    refused fail fails failed lack lacks lacked decline declines declined deserve deserves tend tends regret look
    looks works work trust trusts calls ask asks depends continues includes requires allows faces represents
    contains provides helps stands lies wonder wonders estimate estimates predict predicts thank thanks"""
)
# "Not only", "not until" deny nothing.
UNDENYING = closed_class("only until just merely simply alone")
# Words that deny without "not".
DENYING = closed_class(
    """fail fails failed refuse refuses refused lack lacks lacked decline declines declined deny denies denied reject
    rejects rejected unaware false untrue baseless unfounded unable impossible ridiculous nonsense unwilling unlikely
    wrong inaccurate opposed opposes oppose yet zero unsubstantiated absurd fake avoid avoids avoided unnecessary
    inappropriate incorrect"""
)
