"""`NamedTuple`, as in `typing`, cheap to define.

Some seventy are defined at every start, and a run over a small file makes few values of most of them. The
one of the standard library checks every annotation and compiles a constructor for each at once, which in
all takes as long as reading and scoring a small file. This one leaves out the first, and compiles a
constructor when so many values have been made that it pays. Whoever reads or type-checks the code sees
`typing.NamedTuple`.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    from _collections import _tuplegetter

    _new = tuple.__new__
    # Compiling takes as long as making some sixty values without it.
    _FEW = 60
    _made: dict[type, int] = {}

    class _Definition(type):
        def __new__(meta, name, bases, namespace):
            namespace["__slots__"] = ()
            defined = super().__new__(meta, name, bases, namespace)
            fields = tuple(defined.__annotations__) if bases != (tuple,) else ()
            defined._fields = defined.__match_args__ = fields
            defined._field_defaults = {f: namespace[f] for f in fields if f in namespace}
            for place, field in enumerate(fields):
                setattr(defined, field, _tuplegetter(place, None))
            return defined

    class NamedTuple(tuple, metaclass=_Definition):
        """A tuple whose places have the names, and the defaults, of the class's annotations."""

        def __new__(cls, /, *values: Any, **named: Any):
            """Return one of the first values of its class; later ones come from a compiled constructor."""
            _made[cls] = made = _made.get(cls, 0) + 1
            defaults, left = cls._field_defaults, cls._fields[len(values) :]
            whole = len(values) <= len(cls._fields) and named.keys() <= set(left)
            if made > _FEW or not whole or not all(f in named or f in defaults for f in left):
                cls.__new__ = _constructor(cls._fields, defaults)
                return cls.__new__(cls, *values, **named)
            return _new(cls, (*values, *(named[f] if f in named else defaults[f] for f in left)))

        def _replace(self, /, **changes: Any):
            made = _new(type(self), map(changes.pop, self._fields, self))
            if changes:
                raise TypeError(f"{type(self).__name__} has no field {', '.join(changes)}")
            return made

        def _asdict(self) -> dict[str, Any]:
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self) -> str:
            shown = ", ".join(f"{n}={v!r}" for n, v in zip(self._fields, self, strict=True))
            return f"{type(self).__name__}({shown})"

        def __getnewargs__(self):
            return tuple(self)

    def _constructor(fields, defaults):
        """Return what makes a value, compiled as the standard library does it: nothing is faster."""
        arguments = ", ".join(fields)
        made = eval(f"lambda _cls, {arguments}: _new(_cls, ({arguments},))", {"_new": _new})
        made.__defaults__ = tuple(defaults.values())
        return made
