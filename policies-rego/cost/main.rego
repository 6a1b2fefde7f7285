# METADATA
# title: Cost
# description: >-
#   What a set of documents costs in a month. The input is `{"documents": [{"document": {…}}, …]}`, as for `configuration`;
#   what things cost, and what is assumed, is set by `data.parameters.configuration` and `data.parameters.prices`. A
#   large set is gathered in slices: `demands` of each, then `estimate` over `{"documents": [], "facts": […]}`.
package cost

import data.lib.cost

# METADATA
# title: Facts of a slice
# description: What each document asks for, by itself.
# entrypoint: true
demands := cost.demands

# METADATA
# title: What a month costs
# description: >-
#   `{monthly, items, unpriced, …}`: a figure with its range, a line for each thing that has a price, and what has none. With
#   anything unpriced, the figure is a lower bound.
# entrypoint: true
estimate := cost.estimate
