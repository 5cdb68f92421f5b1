# %% [markdown]
# # An evaluation in a notebook
#
# This file opens as a notebook in Jupyter (with Jupytext), VS Code, PyCharm and Spyder; each `# %%` starts a
# cell. It also runs as it is, from the folder above: `python examples/notebook.py`.

# %%
import sv_score

evaluation = sv_score.evaluate("examples/library-services/bids.yaml")
evaluation  # A notebook shows the table of dimensions and bids here.

# %% [markdown]
# ## One score
#
# `score` is rounded as published and `exact_score` is exact. A bid has a score in each dimension, and no
# other.

# %%
harbour = evaluation.score("harbour", "community")
print(harbour.dimension_name, harbour.score, "of 100, exactly", harbour.exact_score)

# %% [markdown]
# ## One dimension, all bids

# %%
for score in evaluation.scores:
    if score.dimension == "local-economy":
        print(f"{score.bid:8} {score.score:>6} {score.state}, place {score.rank} in this dimension")

# %% [markdown]
# ## A table for pandas, Polars or R
#
# A row for each bid and dimension. With pandas: `pandas.DataFrame(evaluation.rows())`.

# %%
rows = evaluation.rows()
print(len(rows), "rows with", ", ".join(rows[0]))

# %% [markdown]
# ## Where a minimum was missed

# %%
for score in evaluation.scores:
    if score.minimum_met is False:
        print(f"{score.bid} does not reach {score.minimum} in {score.dimension_name}: {score.score}")

# %% [markdown]
# ## Two bids side by side

# %%
pair = sv_score.compare(evaluation, "harbour", "weavers")
print("harbour is better on", ", ".join(pair.criteria.better))
print("weavers is better on", ", ".join(pair.criteria.worse))

# %% [markdown]
# ## What is wrong in the files

# %%
for finding in sv_score.check("examples/school-meals"):
    print(finding)
    print("   what to do:", finding.help)
