"""Words of everyday services by the one language that has them, to tell a copy from a name."""

from collections.abc import Mapping

from mkataba.reading.vocabulary import words

OF_OFFICES: Mapping[str, frozenset[str]] = {
    "en": words(
        """
access account admission advice advertising affidavit agriculture allocation allowance ambulance
animals annual answer answers antenatal apartment appeal applicant applicants application
applications appointment approval approvals approved area assessment assets assistance attachment
audit authority award balance bill billing bills birth births board boarding body booking books
borrowing branch building buildings bulk burial bursaries bursary business businesses candidates
care certificate certificates certification certified change charges child children citizen
citizens claim claims clean clearance clients clinic clinical collection community compensation
complaint complaints compliance confirmation connection connections construction consultation
consumer consumers contract contractors copies copy cost costs counselling counter county court
customer customers dead death deaths deed deeds delivery dental department departments deposit
development diagnosis disabilities disability disbursement disconnection dispensary disposal
disputes document documents domestic drainage drug drugs duplicate education electricity emergency
employees employers employment enforcement enquiries enquiry enrolment enterprises environment
estate events everyone examination examinations excavation exemption exhumation extension
extracts eye facilities family farm farmers fees filing films fire firm firms fishing food
adult adults animal everybody kilometre sample integrity
accountability teamwork
forest free fund funds garbage general graduates grant grants grave grounds groups
guardians handlers harvesting health hearing heirs hire hospital hospitals house households
housing identification identity immunisation immunization impact import imports income
information inpatient inquiries inspection institution institutions insurance internship
investigation investors invoice invoices issuance issue issuing kitchen laboratory labour land
landlord landlords lands lease leases leave legal letter letters library licence licences license
licenses licensing livestock loan loans logbook loss lost maintenance management manufacturers
map maps market markets marriage maternity meat medical medicine medicines meeting meetings
meter meters mining minor minors mortuary motorists motor movement name names neighbours new
notice notification nutrition nursing occupation office officer officers open opening operators
organisations organizations outpatient owner owners ownership parent parents parking
parliament partial patient patients payment payments payroll pension pensioners pensions
people permission permit permits persons pharmacies pharmacy physical physiotherapy pit plan
planning plans plot plots police policy postmortem pregnant premises primary printing private
procurement project projects property protection provision public pupils purchase queries
quotation radiology rates receipt receipts records recruitment reference refund refunds
registered registration release relief removal renewal rent repair repairs replacement report
reports request requests rescue research residents response restaurants result results return
revenue review road roads rural salary sale sales sanitation scholarship school schools search
secondary security seedlings service services settlement sewage sewer sewerage sick single site
slaughter sludge small social soil solid spare sport sports staff stadium stall standing state
statement statements storage street student students subdivision supervision suppliers supply
support surgery survey surveying surveys tariff tax taxes taxpayer taxpayers teachers teaching
technical telephone tenant tenants tender tenders test testing tests theatre tickets title tools
tourism trade traders training transfer transport travellers treatment tree trees trucks
tuition unit urban use users utilities vaccination valuation vehicle vehicles vendors verification
veterinary visitors visits voters voting waste water weighing welfare wildlife witness women
workers workshops written yard young youth
"""
    ),
    "sw": words(
        """
ada afisa afya ardhi asasi barabara barua biashara bima bure cheti chakula chanjo chuo daktari
dawa duka elimu fedha fomu gari gharama habari hati huduma ilani jengo jina kaburi kaunti kazi
kibali kifo kituo kodi kuzaliwa leseni maabara maegesho maji makaburi malalamiko malipo maombi
mazishi mgonjwa mifugo miti mkataba mkazi mkopo mkulima mmiliki mpangaji mteja mtoto mwanafunzi
mwombaji mzazi nakala ndoa nyaraka ombi ramani ruhusa soko stakabadhi taarifa taka tangazo uchunguzi
udhamini ujenzi ukaguzi umeme unyevu usafiri usajili vibali vyeti wafanyabiashara wagonjwa wakazi
wakulima walipa wamiliki wanafunzi wapangaji wateja watoto watu wazazi zimamoto
kilomita mnyama sampuli swali ambulensi uadilifu uwajibikaji
"""
    ),
}
