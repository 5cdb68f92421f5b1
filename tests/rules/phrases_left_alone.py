"""Sentences for the rules that read wording: what is close to what each reports, and is left alone."""

LEFT_ALONE = {
    "vague_term": """
        how will the building reach BREEAM Excellent?
        how will it keep a BREEAM rating of at least "Outstanding"?
        how many homes are rated “Outstanding” by the CQC?
        which schools are outstanding by Ofsted?
        how is an appropriate adult found?
        how are appropriate adults trained?
        how is the work made safe so far as is reasonably practicable?
        which duty of the 1974 act holds where it is reasonably practicable?
        how far is the suitable alternative natural greenspace?
        how will the Innovative Communities programme be used?
        how will you answer as soon as possible, and within 10 days?
        how will you answer as soon as possible and in any case by noon?
    """,
    "averages_evaluators": """
        the average of three years counts
        the panel agrees one score
        never the average of the evaluators
        the mean of panels mended each year
    """,
    "corporate_policy": """
        what will your policy change on this contract?
        what will the csr team do on these works?
        which policy of the council applies?
        csr is not assessed
        which annual reports to the authority will you send?
        who writes the annual report for residents?
        how is carbon counted by iso 14064?
        will the festival follow iso 20121?
        do you have a plan for the seats?
        describe your approach to the care of old trees
        describe your approach to social value in the four parks
        what is your commitment to each apprentice?
    """,
    "gate_carries_judgement": """
        how many people are there?
        is there a plan?
        which quality mark does it have?
    """,
    "monetised_total": """
        the total social value weighting is ten
        the total social value marks are ten
        social value is delivered in people and hours
        social value is not monetised
    """,
    "past_performance_elsewhere": """
        what have you learnt on this contract?
        have you delivered such a thing on these works?
        in the past there was a mill
        how will you employ people with past experience of homelessness?
        how will residents who have previous experience of care take part?
        how will you transfer apprentices from previous contracts?
        how will you redeploy the staff you keep from other contracts?
        who has had no work in the last two years?
        what experience will trainees gain?
        how will residents share their experience of the parks?
        how will you use your experience of similar projects on this contract?
        which similar plants are bought?
    """,
    "relative_to_rivals": """
        the highest level gets all marks
        marks are not given relative to other bids
        the best way to mend seats
        it is compared with other sites run by the council
        it is compared with the lowest carbon alternative
        it is compared with the other two sites
        how is it done in relation to the best practice of the trade?
        it is compared with the other hospitals
        it is reported in comparison with other years
        how will travel fall relative to the highest year?
        how many seats are there compared with the highest number in 2025?
        the bidder that offers the best value is told first
        the award goes to the supplier with the most advantageous tender
        residents and others receive a share of the work
        teams are compared with each other each year
        an answer names who works with one another
        bids are opened and put in order of receipt
        what is the highest number of people on one site?
        the most disadvantaged people are found first
        what will you do for the most isolated residents?
        training is in proportion to the highest risk of the task
        the best answer names a date
        the response to the other residents is dated
        which answers do you give to tenants and others?
    """,
    "weighting_in_sub_criteria": """
        name 5 parks
        at least 10% of staff
        question marks are not numbered
        name the parks (marks are not given here)
    """,
    "marks_by_text_alone": """
        the contractor will be required to attend
        there is a minimum of 12 apprentices
        a contractor must achieve at least 12 apprentices
        a contractor must reach 90% of homes
        a kitchen must score 5 in its hygiene rating
        bids that are late are rejected
        bids that name no date score 0
        answers scored 1 fail to name a date
        no bid is rejected for scoring below 2
        pay is in steps of 0.5%
        half the marks are for the plan
        a bonus is paid to trainees
        what additional points of contact will there be?
        no additional marks are given
        no marks are deducted for length
        marks are never deducted
        the lowest bidder is told first
        the lowest scores in the district are at the school
        the council reserves the right to inspect the work
        under section 24 the council reserves the right to revise the criteria
        the council may change the routes
        evaluators use the bid and its clarifications alone
        the council may use its knowledge of the roads
        which threshold of pay holds?
    """,
    "several_questions_in_one": """
        who works there?
        describe the work and how it is done
        describe how you will meet residents and explain how to apply
        describe the work. thank you
        how trees are planted and how many trees are kept is told below
        how will you record who attends and what training they will be given?
        describe the work and what training people will have
        how will you decide which parks come first and what plants will be used?
        how many jobs and/or placements will there be?
        say how apprentices are found and what work is theirs
        tell us the dates, in addition to costs
    """,
    "total_across_units": """
        the total of people by hours
        the total of hours and days
        people and hours
        the total number of people
        people and hours are not added
        the total of people hours
        the total of people; hours are counted too
        the total is people per week and hours
        hours and tools with people in total
        the total of staff and hours per week is not a total
    """,
    "label_without_equivalent": """
        how much is certified by FSC or equivalent?
        are equivalents of Fairtrade bought?
        which labels, such as the EU Ecolabel or FSC, will you use?
        which labels, for instance PEFC, will you use?
        which labels, for example Fairtrade, will you use?
        is the Living Wage paid?
        is pay at the rate of the Living Wage Foundation?
        is it PEFC or a similar label?
        is it PEFC or a comparable label?
        is it PEFC or an equal one?
    """,
    "marks_by_address": """
        what share of the work is done by people who live in westmarch?
        how many residents of the borough will be trained?
        training is based in the four parks
        where will the office for these works be?
        where is the depot of the council?
        how many people are registered with a doctor?
        which firms are based on trust?
        no marks are given for the address of a bidder
    """,
    "licensed_content": """
        the toms framework is not used here
        the hact method is known
        £25 is paid for each visit to the bank
        the social value bank charges £25 per year
        the code re12 no of hours
    """,
    "common_misstatement": """
        ppn 002 of 2025 applies
        ppn 002 could be chosen from 24 february 2025 and is mandatory from 1 october 2025
        ppn 002 is mandatory from 1 october 2025
        ppn 002 may be mandatory from 24 february 2025
        ppn 002 could apply from 24 february 2025, mandatory only from 1 october
        under the act ppn 002 applies from 24 february 2025
        ppn 002 applies from 24 february 2025, not compulsory
        social value has a minimum weight of 5%
        social value is 10 percent of the contract value
        a minimum weight of 5% is for others
        the ppn asks for a minimum weight of 15%
        the ppn asks for 10 percent of the marks
        prices do not come from the oxford social value bank
        ppn 002 applies to this contract
        section 52 and ppn 002 apply: three indicators are required above £5 million
        ppn 002 applies, and above £5 million three indicators do
        contracts above £5 million have indicators, and ppn 002 applies
        ppn 002 does not monetise social value
        under ppn 002 no proxy values are used
        the toms are another framework than the one ppn 002 uses
        proxy values are used, and ppn 002 is followed
        toms values are mapped to the outcomes that ppn 002 uses
        la1 carries 10% of the social value marks
        under the ppn social value is 10% of the total score
        ppn 026 was published on 5 august 2026 and applies from 1 january 2027
        ppn 026 is mandatory from 1 january 2027
        under ppn 026 it carries 20% at £5 million or above
        under ppn 026 it carries 20% above £5 million, and at exactly that value
        social value has 20% above £5 million
        ppn 002 binds central government departments, and councils may adopt it
        ppn 002 is mandatory for departments
        ppn 002 was adopted by all councils of the county
        the council complied with the social value act when it considered these criteria
        a score does not show that the social value act was followed
        scoring does not comply with the social value act by itself
        these criteria and the social value act are two things
    """,
}
