"""What is known of the United Kingdom beyond the data: enough to tell "not here" from "unknown"."""

from __future__ import annotations

COVERS = (
    "Pathways covers the East Midlands (Derbyshire, Leicestershire, Lincolnshire, "
    "Northamptonshire, Nottinghamshire and Rutland) and about 12 miles around it."
)

# The postcode areas of Royal Mail, with the Crown dependencies.
_AREAS = """
AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC
EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS
LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR
SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE
"""
POSTCODE_AREAS = frozenset(_AREAS.split())

# Areas of which the data has every outcode: one that it lacks does not exist.
WHOLLY_COVERED_AREAS = frozenset({"DE", "LE", "LN", "NG", "NN"})

# Outcodes for the post of large organisations; the published point is a delivery office.
NON_GEOGRAPHIC_OUTCODES = frozenset(
    {"DE99", "LE21", "LE41", "LE87", "LE94", "LE95", "NG80", "NG90"}
)

# Large or well-known places beyond the data, in the folded form of `pathways.places.names.fold`.
_WELL_KNOWN = """
aberdeen, aberystwyth, bangor, barrow in furness, basildon, basingstoke, bath, belfast,
birkenhead, birmingham, blackburn, blackpool, bolton, bournemouth, bracknell, bradford, brighton,
bristol, burnley, cambridge, canterbury, cardiff, carlisle, chelmsford, cheltenham, chester,
colchester, crawley, crewe, croydon, darlington, derry, dover, dudley, dundee, durham, eastbourne,
edinburgh, ely, exeter, folkestone, gateshead, glasgow, gloucester, great yarmouth, guildford,
harlow, harrogate, hartlepool, hastings, hemel hempstead, hereford, high wycombe, inverness,
ipswich, kendal, lancaster, leeds, liverpool, london, londonderry, lowestoft, luton, maidenhead,
maidstone, margate, middlesbrough, newcastle, newcastle on tyne, newport, newquay, norwich,
oxford, perth, plymouth, poole, portsmouth, preston, ramsgate, reading, redditch, ripon,
salisbury, scarborough, shrewsbury, slough, solihull, southampton, southend, southend on sea,
southport, st albans, st davids, st helens, stevenage, stirling, stockton on tees, stratford on
avon, sunderland, sutton coldfield, swansea, swindon, taunton, telford, torquay, truro, wakefield,
walsall, warrington, watford, wells, weston super mare, weymouth, whitby, wigan, winchester,
windsor, woking, wolverhampton, worcester, worthing, wrexham, york
"""
WELL_KNOWN_PLACES = frozenset(" ".join(name.split()) for name in _WELL_KNOWN.split(","))
