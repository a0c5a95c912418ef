"""cargo.py - objects of random programs whose types come from a contract: vectors of structs, frozen
ones, rows of them, one struct alone, parcels. They are made, used and given away as any other."""
from heap import TYPES
from parcels import ParcelWriter

# The C type of a message's argument, and what a variable of it is called here.
CARRIED = {"struct uint8_vector *": "vec", "struct uint8_frozen *": "frozen",
           "struct uint8_rows *": "rows", "struct Yard_Crate_vector *": "crates",
           "struct Yard_Crate_rows *": "shelves", "struct Yard_Crate_frozen *": "sealed",
           "struct Yard_Task *": "task", "struct Yard_Stop_parcel *": "route"}
SURE = {"vec": "vector({})", "frozen": "frozen({})", "rows": "NULL", "crates": "crates({})",
        "shelves": "NULL", "sealed": "sealed({})", "task": "task({})", "route": "route({})"}
PERHAPS = {"vec": "uint8_vector_take({})", "frozen": "frozen({})", "rows": "uint8_rows_take(2, {})",
           "crates": "Yard_Crate_vector_take({})", "shelves": "Yard_Crate_rows_take(2, {})",
           "sealed": "Yard_Crate_vector_freeze(crates({}))",
           "task": "deed_take(sizeof(struct Yard_Task))", "route": "Yard_Stop_parcel_take(16 * {})"}
FEATURES = {"crates": "vector of structs", "shelves": "rows", "sealed": "frozen", "task": "struct of a contract",
            "route": "parcel of a contract"}


class CargoWriter(ParcelWriter):
    def make(self, kind):
        if kind not in FEATURES:
            return super().make(kind)
        self.feature(FEATURES[kind])
        return PERHAPS[kind].format(1 + self.below(9))

    def surely(self, kind):
        """An expression for one that is there, if there is such an expression."""
        return SURE[kind].format(1 + self.below(9))

    def cargo_ways(self, v, writable):
        name, n = v.name, self.below(9)
        self.feature(FEATURES[v.kind])
        reads, writes = {
            "crates": ([f"show({name}->at[choose(3)].size);", f"show({name}->length);",
                        f"show(AT({name}->at, {name}->length, choose(9)).marks[choose(2)]);",
                        f"show(weigh(Yard_Crate_vector_const_slice({name})));"],
                       [f"{name}->at[0].size = {n};", f"{name}->at[choose(2)].sealed = true;"]),
            "shelves": ([f"show(Yard_Crate_rows_count({name}));"],
                        [f"(void)Yard_Crate_rows_add({name}, {n % 4});",
                         f"if (Yard_Crate_rows_add({name}, 2) != NULL)\n" + "    " * (self.depth + 1)
                         + f"Yard_Crate_rows_lend({name}, 0)->at[choose(3)].size = {n};"]),
            "sealed": ([f"show(Yard_Crate_frozen_view({name})->at[choose(3)].marks[1]);",
                        f"show(weigh(Yard_Crate_vector_const_slice(Yard_Crate_frozen_view({name}))));"], []),
            "task": ([f"show({name}->kind);", f"show({name}->data[choose(17)]);"],
                     [f"{name}->kind = {n};", f"fill({name}->data, 16, {n});",
                      f"{name}->data[choose(17)] = {n};"]),
            "route": ([f"show({name}->root.number);", f"show(stops({name}));"],
                      [f"{name}->root.number += {n};", f"add_stop({name}, {n});",
                       f"{name}->root.next = {name}->root.back;", f"{name}->root.back = &{name}->root;",
                       f"{name}->root.name = Yard_Stop_parcel_add_uint8_vector({name}, {n});"])}[v.kind]
        return reads + (writes if writable else [])


KINDS = tuple(FEATURES)
TYPES.update({kind: c_type[:-2] for c_type, kind in CARRIED.items() if kind in KINDS})
