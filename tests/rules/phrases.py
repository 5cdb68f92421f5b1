"""Sentences for the rules that read wording: what each must report.

The words that a finding is about stand between asterisks. There is a line at least for every word that a rule
looks for, so that none can be lost without a test failing.
"""

# Longer than 500 lines because each word that a rule looks for has its own sentence.

REPORTED = {
    "vague_term": """
        the care plan is *excellent* and the home is rated so by the inspectorate
        Excellent Answers say why
        how will you be Innovative in it?
        how will the Innovative Communities programme be *innovative*?
        it is done as far as is *reasonably practicable*
        it is done *as soon as possible* and by somebody else than before
        which *appropriate* training do adults have?
        is the greenspace *suitable*?
    """,
    "averages_evaluators": """
        the score is the *average of the evaluators*
        the score is the *average score of all evaluators*
        the *mean of the panel* is taken
        the *median mark of the three assessors* counts
        each score *averages our markers*
        averaging: the score comes from *averaging the individual marks by two reviewers*
        the *mean of all scores given by the panel members* counts
        the *evaluators' scores will be averaged*
        *individual scores are averaged*
        the *average of 3 scorers' marks* is used
        a *mean of panellists* is used
    """,
    "corporate_policy": """
        send your *csr* plan
        what is your *corporate social responsibility* work?
        attach your *esg rating*
        attach the *company environmental policy*
        attach the *group strategy*
        attach the *organisational policies*
        attach your *annual report*
        attach any *sustainability reports*
        attach *your modern slavery policy*
        attach *your policies*
        are you a *b corp*?
        do you meet *iso 14001*?
        do you meet *iso9001*?
        do you meet *iso14001*?
        do you meet *iso20400*?
        do you meet *iso26000*?
        do you meet *iso45001*?
        do you meet *iso50001*?
        *do you have an environmental accreditation*
        *does your company hold any accreditations*
        *do you publish a certificate*
        *do you hold certificates*
        *do you have certification* for this?
        *does your firm operate any certifications*
        list *company accreditations*
        list the *firm's certificates*
        do you meet *iso/iec 27001*?
        do you meet *iso27001*?
        do you meet *iso22301*?
        do you meet *iso37001*?
        do you meet *iso39001*?
        do you meet *iso44001*?
        attach *your annual report* to the authority
        *do you have a carbon reduction plan*?
        *do you have net zero plans*?
        *does your firm publish a modern slavery statement*?
        *do you publish any environmental statements*?
        *do you have equality strategies*?
        *do you operate a diversity charter*?
        *do you hold any wellbeing charters*?
        describe *your company's approach to* equality
        describe *your organisation's commitment to* net zero
        please describe *your approach to social value*
        describe *your overall approach to equality*.
    """,
    "gate_carries_judgement": """
        *how well* is it done?
        *to what extent* is it done?
        *the extent to which* it is done
        *to what degree* is it done?
        *the quality of* the plan
        *the strength of* the plan
        *the level of* detail
        *the degree of* detail
        is the plan *convincing*?
        is it *convincingly* shown?
        is the plan *credible*?
        is the plan *realistic*?
        is the plan *good enough*?
    """,
    "monetised_total": """
        state the *total social value*
        state the *total value of your social value* of the bid
        state the *overall social value figure*
        state the *social value in £*
        state the *social value total*
        state the *social return on investment*
        state the *sroi*
        state the *social and local economic value*
        state the *slev*
        how many *£ of social value* will there be?
        how many *pounds of social value* will there be?
        how much is the *worth of social value*?
        state the *£ value of social benefits*
        state the *cash value of the social benefit*
        state the *financial value of its social impact*
        state the *monetary value of all social value*
        *monetise* each benefit
        each benefit is *monetised*
        begin by *monetising* benefits
        use *monetisation*
        *monetize* each benefit
        each benefit is *monetized*
        begin by *monetizing* benefits
        use *monetization*
        state the *proxy value*
        state the *proxy values* used
        state each *financial proxy*
        state *proxies values* used
        state the *financial proxies* used
    """,
    "past_performance_elsewhere": """
        what is your *track record*?
        show *track records* of two years
        what did *other contracts* achieve?
        what did *earlier contracts* achieve?
        what did *previous projects* achieve?
        describe *past projects*
        describe *past experience*
        describe *previous performance*
        send a *case study*
        send *case studies*
        *have you delivered* such a thing?
        what *have you already achieved*?
        *what experience do you* have of running parks?
        *what relevant experience does your firm* have?
        *what experience has the bidder* of it?
        what did *you have delivered for residents in the last three years*?
        which jobs *you have created in the past two years*
        please give *examples of social value you delivered* last year
        give an *example of work you have already done*
        provide two *examples of similar projects*
        provide two *examples of your previous building projects*
        provide *examples of comparable contracts*
        what was done *on similar contracts*?
        what was done *in comparable schemes*?
        give details of *your experience in* gardening
        describe *your long experience with* apprentices
    """,
    "relative_to_rivals": """
        the *highest bid* gets all marks
        the *lowest price* gets all marks
        the *best scoring tender* gets all marks
        the *largest offer* gets all marks
        the *best figure submitted* gets all marks
        marks are given *compared to other bids*
        marks are given in *comparison with the other offers*
        marks are *relative to the highest* of all
        each plan is marked *compared with the other* two
        each plan is marked in *comparison to any other* one
        each plan is marked *relative to the other* two
        each plan is marked *in relation to all other* ones
        marks are given *in relation to rival proposals*
        it must offer more *than other bids*
        it is judged *against the other bidders*
        it must offer more *than the other tenders*
        it must offer more *than other tenderers*
        it must offer more *than other offers*
        it must offer more *than other submissions*
        it must offer more *than other proposals*
        it must offer more *than other quotes*
        it must offer more *than all other tender*
        it must offer more *than any other bidder*
        it must offer more *than any other bid*
        it is judged *against competing bidders*
        it is judged *against rival bidders*
        the quantity *divided by the highest*
        marks are given *pro rata to the best*
        marks are given *pro rata to that largest*
        *bids will be ranked* by it
        *ranking of bids* decides
        we *rank the tenders* by it
        marks are *relative to highest scoring*
        the *bidder offering the most* apprentices receives full marks
        the *tenderer who commits to the highest* figure is given 10
        *suppliers with the most* hours earn 3
        *whoever pledges the largest* sum earns 3
        one earns 10, the *others receive a proportion*
        one answer earns 10 and the *others receive a proportion* of the marks
        one answer earns 10, *the rest get a share* of the marks
        the *highest apprenticeship commitment scores 100*% and all others pro rata
        one scores 100% and all *others pro rata*
        one scores 100% and *other bids are scored pro rata*
        one scores 100% and *others proportionately*
        marks are given *in proportion to the highest total*
        marks are *proportional to the largest commitment*
        marks are *proportionate to the best*.
        marks go *proportionally to the greatest offer*
        marks go *proportionately to the lowest*, in steps
        the *best answer received* earns 3
        the *highest number of hours proposed* earns 3
        *responses are scored relative to each other*
        *bids are compared with one another*
        *answers are judged against each other*
        the *strongest response will receive full* marks
        the *greatest number of apprentices earns the highest* score
        the *top answer is awarded 10*
        the *biggest total is given the maximum*
        *the most apprentices earns 10*
        *the fewest journeys receives full* marks
        *bidders are placed in order* and the first receives 10
        *responses will be put in rank order*
        *proposals are put in ranking order*
        *answers are ranked* by the panel
        it is better *than the other answers*
        it is better *than any other response*
        it is better *than the remaining proposals*
        it is judged *against the other competitors*
        it is *benchmarked against the other submissions*
        each is *compared with the highest commitment*
        each is *compared with the highest figure submitted*
        more *than the other commitments*
        more *than other pledges*
        more *than other quotations*
    """,
    "weighting_in_sub_criteria": """
        name the parks *(5 marks)*
        name the parks *[max 5 points]*
        name the parks *(maximum 10%)*
        name the parks *(10 per cent)*.
        *(10%)* name the parks
        *20 percent:* name the parks
        name the parks for *5 marks* in all
        name the parks for *2.5 available marks* in all
        name the parks for *7 pts* in all
        name the parks, *worth 5 points* in all
        name the parks, *up to 5 points* in all
        name the parks, *25% of the total marks* in all
        name the parks, *25 per cent of score* in all
        name the parks, *weighting: 15*
        name the parks, *weighted at 15%* in all
        name the parks, *weight 15*.
    """,
    "marks_by_text_alone": """
        *bids that score less than 2 for it will be rejected*
        *answers scoring below 50% are excluded*
        *tenders marked under 3 are disqualified*
        a *response scored zero is eliminated*
        *responses scoring 0 or 1 will not be considered*
        a *bid scoring fewer than 3 will not be evaluated*
        *proposals scoring lower than 2 are discounted*
        a *submission scored nought is set aside*
        *scores below 2 are a fail*
        *scores of less than 2 are non compliant*
        *bidders that score below 2 will not be taken forward*
        *bidders scoring below 2 will not proceed*
        a *bid scoring below 2 fails*
        *bids scoring 0 are not considered*
        *tenders scoring under 2 are not evaluated*
        *bids scoring less than 2 will not be assessed*
        *bids scoring below 2 are not taken forward*
        a bid which *does not score at least 2 is failed*
        bids that *do not achieve a score of 2 are not assessed*
        bidders *must score at least 50%* or will be excluded
        bidders *must score 2* in each
        bidders *must achieve at least 40% of the marks*
        bidders *must obtain two thirds of the marks*
        bidders *must reach a minimum score*
        each bid *must earn 30 points*
        each bid *must gain a pass mark*
        each bid *must attain the passing score*
        each bid *must attain 30 points*
        each bid *must reach 40 marks*
        each bid *must gain 20 points*
        the *pass score is 50*
        the *passing score is 50*
        a *minimum score of 2* is required
        *minimum marks: 3*
        the *pass mark is 50*
        a *qualifying score of 2* is needed
        a *threshold of 50% of the marks* holds
        *half marks may* be awarded
        *half points are* given
        a *half mark can* be given
        a *half point may* be given
        evaluators *award half marks*
        *scores are given in steps of 0.5*
        *marks are in increments of 0.5*
        they go in *increments of half a mark*
        *decimal scores may* be given
        *decimal marks can* be given
        up to 5 *bonus points*
        a *bonus of 3 marks* is there
        *additional marks are* available for innovation
        *extra points for* new ideas
        new ideas *earn 2 further marks*
        *marks will be deducted* for answers over the word limit
        *points are docked* for it
        *marks are taken off* for it
        *marks may be reduced* for it
        *marks will be reduced* for it
        *marks are reduced* for it
        we *deduct 2 marks* for it
        it *deducts a mark*
        *deducting points* is usual
        *deductions of 2 marks* are made
        a *deduction of one mark* is made
        late answers *lose one point*
        the *highest and lowest evaluator scores are discarded*
        the *lowest mark is removed*
        *outlying scores are dropped*
        *extreme scores are ignored*
        *outlier marks are disregarded*
        the *highest score is left out*
        the *lowest score is excluded*
        the *lowest mark is discounted*
        the council *reserves the right to change the weightings*
        we *reserve the right to amend or vary these criteria*
        the council *reserves a right to adjust the scoring*
        the council *reserves the discretion to revise the thresholds*
        *weightings may be amended* later
        *weights can be altered* later
        *weights may be changed* later
        the *weighting may be adjusted* later
        *weightings can be altered* later
        *evaluators may take into account their knowledge of bidders*
        *assessors will use past experience with the supplier*
        *the council may consider previous dealings with a contractor*
    """,
    "several_questions_in_one": """
        who works there? when do they start?
        tell us the dates and also how many
        tell us the dates as well as what you need
        tell us the dates, in addition explain the costs
        describe the work and then describe your team
        describe the work and please state the dates
        describe the work and describe the team
        describe the work and state the dates
        describe the work and outline your plan
        describe the work and set out each step
        describe the work and specify any limits
        describe the work and summarise the plan
        describe the work and explain why
        tell us the dates and how will it be done
        tell us the dates and what are they
        tell us the dates and why is it so
        tell us the dates and when will it be
        tell us the dates and where can it be
        how will you recruit disabled people and what training will you give?
        tell us the dates and how often will they meet
        how will waste be cut and what emissions will result?
        how will lamps be chosen and which old lamps are kept?
        how many jobs and/or apprenticeships and/or placements will there be?
        describe the work. explain the dates
        describe the work; explain the dates
    """,
    "total_across_units": """
        the total of people and hours
        the totals of persons, days
        the sum of jobs and weeks
        roles + £ are summed
        combined posts & gbp
        aggregate apprentices plus pounds
        apprenticeships and spend altogether
        placements and tonnes added
        the total of staff and kilograms
        the total of volunteers and kg
        the total of hours and co2e
        the total of hours and meetings
        the total of hours and sessions
        the total of hours and events
        the total of hours and workshops
        the total of hours and visits
        the total of hours and litres
    """,
    "label_without_equivalent": """
        how much is certified by *FSC*?
        is it certified by the *Forest Stewardship Council*?
        is it certified by *PEFC*?
        does it have the *EU Ecolabel*?
        does it have an *Ecolabel*?
        is it *Fairtrade*?
        is it certified by the *Rainforest Alliance*?
        is it certified by the *Marine Stewardship Council*?
        is it certified by the *Soil Association*?
        is it *Red Tractor* meat?
        does it have the *Blue Angel*?
        does it have the *Nordic Swan*?
        is it *Energy Star* rated?
        is it on *EPEAT*?
        is it *TCO Certified*?
        do you have the *Carbon Trust Standard*?
        do you have the *Fair Tax Mark*?
        are you *Investors in People*?
        are you *Disability Confident*?
        do you have *Cyber Essentials*?
        are you in *Considerate Constructors*?
        have you signed the *Good Business Charter*?
        are you a *Living Wage Employer*?
        are they *Living Wage employers*?
        do you have *Living Wage accreditation*?
        are you *Living Wage accredited*?
        do you have *Living Wage Foundation accreditation*?
        are you *accredited by the Living Wage Foundation*?
        do you have *accreditation by the Living Wage Foundation*?
        do you have *accreditation from the Living Wage Foundation*?
    """,
    "marks_by_address": """
        what share of your *supply chain is based in* westmarch?
        how many *suppliers are located within* 20 miles?
        how many *firms that are established in* the county?
        how many *companies registered in* it?
        are there *businesses headquartered near* it?
        is the *bidder based inside* the county?
        is each *subcontractor already based close to* it?
        *where is your local office*, and how long has it been there?
        *where are your depots*?
        *where is your depot*?
        *where are your offices*?
        *where is your registered address*?
        *where is your base*?
        *where are your headquarters*?
        *where are your premises*?
        *where is your nearest branch*?
        how long *have you been based in* the county?
        *are you currently located near* it?
        is *your firm registered in* it?
        who works at *your nearest office*?
        what is *your local address*?
        state the *address of the firm*
        what is the *postcode of the bidder*?
        spend with firms whose *trading address is in* the county
        spend with firms whose *trading addresses are in* the county
        firms with a *registered address within* 30 miles
        payments to *firms trading from an address* within 30 miles
        payments to *companies that operate from a postcode* of it
        what is the *location of each supplier*?
    """,
    "licensed_content": """
        the toms code re12 no of hours
        nt12: number of people
        nt12a percent of spend
        nt3 percentage of spend
        the toms code fm3 total spend
        a hact value: valued at £25 in each case
        the social value bank says the proxy is £25
        the hact proxies give £25.50
        the social value portal gives £1,000 per person
        toms values are £25 for this
        toms: gbp 25 each person
    """,
    "common_misstatement": """
        ppn 002 of 2021 applies
        the 2021 ppn 002 applies
        procurement policy note 002, published in march 2021, applies
        ppn 002 was mandatory from 24 february 2025
        ppn 002 is compulsory from february 24, 2025
        ppn 002 has been obligatory since 24th of february 2025
        ppn 002 must be used from 24/02/2025
        ppn 002 takes effect on 2025 02 24
        the ppn asks for a minimum weight of 5%
        the ppn asks for at least five per cent of the marks
        under the ppn social value is 10 percent of the contract value
        under the ppn it is ten percent of the value of the contract
        prices come from the oxford social value bank
        prices come from the oxford svb
        ppn 002 applies to contracts above £5 million only
        ppn 002 is mandatory for contracts over £5,000,000
        ppn 002 is required at more than 5 million pounds
        ppn 002 must be used in contracts exceeding £5m
        ppn 002 holds for contracts greater than gbp 5 million
        ppn 002 binds buyers in contracts in excess of £5 million
        under ppn 002 social value is measured with the national toms proxy values
        ppn 002 requires proxy values
        ppn 002 uses a proxy value for each job: social value is expressed in proxies under ppn 002
        ppn 002 monetises social value
        under ppn 002 each benefit is monetized
        under ppn 002 benefits are valued by the social value bank
        under ppn 002 jobs are calculated as monetary values
        ppn 002 asks for money values
        ppn 002 marks are based on financial proxies
        under ppn 002 benefits are scored by financial proxies
        the ppn sets 10% of the total social value score
        under the ppn it must be ten percent of the social value marks
        ppn 026 is mandatory from 5 august 2026
        ppn 026 has applied to all since august 5, 2026
        ppn 026 takes effect on 05/08/2026
        under ppn 026 social value carries 20% above £5 million
        ppn 026: over £5m ppn 026 asks for 20 per cent
        ppn 002 is binding on all local authorities
        ppn 002 is mandatory for every council
        ppn 026 applies to all public bodies
        ppn 026 is compulsory for universities
        procurement policy note 002 binds housing associations
        procurement policy note 026 is mandatory for universities
        ppn 002 must be followed by councils
        this tender complies with the social value act because it scores social value
        the weighting satisfies the public services (social value) act 2012
        these criteria meet the social value act: our evaluation fulfils the social value act
    """,
}
