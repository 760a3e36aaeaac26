"""State columns behind Mesa agents: a crowd is a table, an agent is a light view on one row.

A state variable is declared once, on the agent class, and worn by both the agent and its table:
`table.habit` is the live column, `table[12].habit` the same memory as a Python scalar.
"""

from collections.abc import Iterator
from enum import IntEnum
from typing import TYPE_CHECKING, Any

import mesa
import numpy as np
from mesa.agent import AgentSet


class Column:
    """One state variable of a crowd.

    Args:
        dtype: numpy type of the column.
        default: value every row starts with.
        unit: unit in words, for the ODD and the browser.
        doc: one sentence.
        width: size of a second dimension (topics, trustees), or None.
        kind: an `IntEnum` whose members the numbers stand for, or None.
    """

    def __init__(
        self,
        dtype: Any,
        *,
        default: float | int | bool = 0,
        unit: str = "",
        doc: str = "",
        width: int | None = None,
        kind: type[IntEnum] | None = None,
    ) -> None:
        self.dtype, self.default, self.unit, self.width, self.kind = dtype, default, unit, width, kind
        self.__doc__ = doc

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, agent: Any, owner: type | None = None) -> Any:
        if agent is None:
            return self
        cell = agent.table.columns[self.name][agent.row]
        if self.kind is not None:
            return self.kind(int(cell))
        return cell.item() if self.width is None else cell

    def __set__(self, agent: Any, cell: Any) -> None:
        agent.table.columns[self.name][agent.row] = cell

    def new(self, n_rows: int) -> np.ndarray:
        """Return a fresh column of `n_rows` rows."""
        shape = n_rows if self.width is None else (n_rows, self.width)
        return np.full(shape, self.default, dtype=self.dtype, order="F")  # a topic or trustee lies in one piece


def columns_of(agent_class: type) -> dict[str, Column]:
    """Return the columns declared on `agent_class` and its bases, in order of declaration."""
    found: dict[str, Column] = {}
    for base in reversed(agent_class.__mro__):
        found.update({name: item for name, item in vars(base).items() if isinstance(item, Column)})
    return found


class RowAgent(mesa.Agent):
    """A Mesa agent that is a view on one row of a table. Rows never move and are never reused."""

    table: "Table"
    row: int

    def __init__(self, model: mesa.Model, table: "Table", row: int) -> None:
        self.table, self.row = table, row
        super().__init__(model)


class Table:
    """A crowd of agents, one array a state variable.

    Args:
        model: the Mesa model the agents belong to.
        agent_class: the class that declares the columns.
        n_rows: number of agents, fixed for the run.
    """

    def __init__(self, model: mesa.Model, agent_class: type[RowAgent], n_rows: int) -> None:
        self.model, self.agent_class, self.n_rows = model, agent_class, n_rows
        self.columns = {name: column.new(n_rows) for name, column in columns_of(agent_class).items()}
        self.__dict__.update(self.columns)  # read like any attribute; `__setattr__` keeps them in place
        self._views: list[RowAgent] | None = None

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> np.ndarray: ...  # columns live in __dict__; type checkers cannot see it

    def __setattr__(self, name: str, column: Any) -> None:
        if name in self.__dict__.get("columns", {}):
            if column is not self.columns[name]:  # `table.habit *= 0.9` has already worked in place
                self.columns[name][...] = column  # in place: nobody may hold a stale array
        else:
            super().__setattr__(name, column)

    def __len__(self) -> int:
        return self.n_rows

    def class_of(self, row: int) -> type[RowAgent]:
        """Return the agent class that row `row` has at the moment."""
        return self.agent_class

    @property
    def has_views(self) -> bool:
        """Whether Mesa agents have been made for this crowd yet."""
        return self._views is not None

    @property
    def views(self) -> list[RowAgent]:
        """The Mesa agents of all rows, made when first asked for."""
        if self._views is None:
            self._views = [self.class_of(row)(self.model, self, row) for row in range(self.n_rows)]
        return self._views

    def __getitem__(self, row: int) -> RowAgent:
        return self.views[row]

    def __iter__(self) -> Iterator[RowAgent]:
        return iter(self.views)

    def where(self, mask: np.ndarray) -> AgentSet:
        """Return the agents of the rows where `mask` (n_rows,) holds, as a Mesa AgentSet."""
        return AgentSet([self.views[row] for row in np.flatnonzero(mask)], random=self.model.random)


class LazyModel(mesa.Model):
    """A Mesa model whose `residents` become Mesa agents only when somebody asks for `agents`.

    Everything Mesa offers (`agents`, `agents_by_type`, `AgentSet.select`, `DataCollector`, `batch_run`) works as its
    users expect; a run that never asks never makes them.
    """

    residents: Table

    def _all(self) -> Any:
        """All agents, as a Mesa AgentSet."""
        if "residents" in self.__dict__:
            _ = self.residents.views
        return mesa.Model.agents.fget(self)

    agents = property(_all, mesa.Model.agents.fset)

    @property
    def agents_by_type(self) -> dict:
        """AgentSets by class, of the classes that have agents at the moment."""
        _ = self.agents
        return {kind: found for kind, found in self._agents_by_type.items() if len(found)}

    @property
    def agent_types(self) -> list[type]:
        """Classes of which there are agents."""
        return list(self.agents_by_type)

    def reclass(self, agent: RowAgent, wanted: type[RowAgent]) -> None:
        """Let an agent become another kind of agent and stay the same object."""
        sets = self._agents_by_type
        sets[type(agent)].remove(agent)
        agent.__class__ = wanted
        if wanted in sets:
            sets[wanted].add(agent)
        else:
            sets[wanted] = type(self._all_agents)([agent], random=self.random)

    def close(self) -> None:
        """Free the model: Mesa 3.3 keeps every model it ever numbered an agent of, and methods keep their model."""
        getattr(mesa.Agent, "_ids", {}).pop(self, None)
        self.__dict__.clear()
