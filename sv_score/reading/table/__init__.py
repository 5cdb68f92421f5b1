"""Score files with very many rows: a Parquet file, or a CSV file beyond some size.

One row is one mark, or one of the other things that may be given for an answer. There are far fewer
different rows than rows, and far fewer different answers than answers: five evaluators with six levels can
mark an answer in 7,776 ways. So each different cell is read once, by the same functions as in a small file,
each different answer becomes one value of the model, and the bids share them. No figure is computed here.

`engine` is the only module that knows the library which reads Parquet. `items` says what one row means,
`rows` opens a file of either format and reports what is wrong with it, `answers` collects what is given for
each answer, `large` reads files into an evaluation, `lookup` finds the rows again that a finding is about.
`whole` reads every row with its reason, for smaller files and for the commands that show reasons.
"""
