/* link_rules.c - each rule that only `deed link` reports. It also repeats `object`, `service` and
 * `stack` of the checker and `memory` of the systems. */
#include "link_rules.h"

const struct contract_rule link_rules[] = {
    {"certificate", "only what was checked links, and only as it was checked",
     "A certificate holds the hashes of all that an acceptance rests on: source, headers,\n"
     "contracts, component file, flags, compiler, checker, object. One that differs means that\n"
     "something has changed since: `make` checks it again. The object itself is judged again in\n"
     "any case, so an altered certificate opens nothing that the object gate closes.\n"
     "\n"
     "    deed check apps/calc/calc.component ... -o build/components\n"},
    {"link", "the parts of an image fit together",
     "The kernel, the boot tables, the linker script and the checked objects become one image,\n"
     "and the stack that each service of the kernel needs can be computed. The message holds\n"
     "what the compiler or linker said. Most often the kernel is older than the tables:\n"
     "\n"
     "    make clean && make image\n"},
    {"unused-port", "each port that a component declares is touched by its code",
     "The wiring says who may speak to whom, and it is read before the system runs: what is in\n"
     "it shall be needed. The code touches a port by reading it, as `ports->console`. Take the\n"
     "port out of the component file and of the system's connections, or use it.\n"
     "\n"
     "    component calc { serves service: Calculator many; }     and calc.c says "
     "ports->service\n"},
    {"makes", "a component makes channels only of the contracts that its file names",
     "Who makes a channel has both its ends and can give either away: that is a way between two\n"
     "components which no connection shows. `forbid flow` and the search for circles of waiting\n"
     "know of it by the component file. Judged by the object, both ways round.\n"
     "\n"
     "    component disk { serves files: Directory many; makes File; }\n"},
    {"unused-service", "each service that a component lists is called by its code",
     "A right that nobody needs is one that a mistake can use. Judged by the object: a call in\n"
     "code that the compiler left out does not count. Take the service out of the list.\n"
     "\n"
     "    services info;      and top.c calls deed_component_info\n"},
};
const size_t link_rule_count = sizeof link_rules / sizeof link_rules[0];
