/* contract_rules.c - each rule that this folder reports, see contract_rules.h. A rule without a row
 * here is caught by tests/contracts/rules.t. */
#include "contract_rules.h"

const struct contract_rule contract_rules[] = {
    /* Form. */
    {"file", "every file that is named exists, can be read, and is no larger than 4 MiB",
     "A contract lies in a folder given by -I, as NAME.contract; a component in the folder\n"
     "that the system file says, as NAME.component.\n"
     "\n"
     "    component calc in apps/calc;        reads apps/calc/calc.component under --root\n"},
    {"drawing", "what shall be drawn can be: Graphviz is there, and the graph is no monster",
     "Drawings are made by the program `dot`, for at most a minute.\n"
     "\n"
     "    apt-get install graphviz\n"
     "    deed graph apps/demo.system --dot        the graph itself needs no program\n"},
    {"character", "outside comments there is only printable ASCII",
     "What cannot be seen cannot be reviewed. A run of such bytes is one error.\n"
     "\n"
     "    in message Ask(); // naïve comments are fine\n"},
    {"syntax", "the text has the form of a contract, component file or system",
     "The message says what was expected and what was found. Reading goes on at the next `;`,\n"
     "or at the next line that begins a declaration, so one mistake is one error.\n"
     "\n"
     "    in  message Open(uint8_t[] path);\n"
     "    out message Opened();\n"
     "    state Start: Open? -> (Opened! -> Ready or Failed! -> Start);\n"},
    {"unsupported", "nothing is used that the notation has planned and this version does not have",
     "It is refused rather than half understood, and the message says what to write instead.\n"
     "\n"
     "    in message Board(uint8_t squares[8][8]);      refused\n"
     "    struct Row { uint8_t square[8]; }\n"
     "    in message Board(Row row[8]);                 fine\n"},
    {"limit", "nothing is larger than the tables, the slots or the search for it can hold",
     "At most 254 messages and 254 states (unnamed ones between two messages included) a\n"
     "contract, 255 parts of anything else, 4096 bytes of arguments a message, 1 MiB an owned\n"
     "struct, 32 messages under way in each direction, 300000 configurations of both peers and\n"
     "queues; parentheses nest 32 deep, bases 32, a condition has 64 terms and numbers of 127\n"
     "bits. A system has 1024 components of 47 letters a name, 4096 ports, 2000 connections,\n"
     "256 systems, 32 with registers, 16 that watch. Large things travel by ownership:\n"
     "\n"
     "    in message Turn(Page page);       copies 4096 bytes\n"
     "    in message Turn(Page *page);      moves 8\n"},
    {"name", "names are free, can be C, and fit the file they stand in",
     "A contract begins with a capital and has no underscore, a component begins with a small\n"
     "letter, each lies in a file of its name. Arguments, fields and ports stand alone in C,\n"
     "so they are no words of C, no macros, no types. Messages and types may not meet what is\n"
     "generated:\n"
     "\n"
     "    in message closed();      every contract has the tag NAME_closed\n"
     "    in message Ask(uint32_t tag);       NAME_Ask_tag must not be another message's name\n"},
    {"unknown", "every contract, state, message, type, component, port and service named exists",
     "Messages and states may be declared in any order, structs before the structs that hold\n"
     "them.\n"
     "\n"
     "    state Start: Open? -> Opend! -> Ready;      did you mean `Opened`?\n"},
    /* What is in a message. */
    {"argument", "arguments and fields have types that can cross from one component to another",
     "Scalars, bool, enums, structs of plain data and fixed arrays go by value. What moves, and\n"
     "can be `opt`: vectors `T[]` of integers or plain structs, also `frozen`; vectors of vectors\n"
     "`T[][]`; structs `T *`; endpoints `C.client@State`; `parcel T`, a graph of structs. Only a\n"
     "struct in a parcel has links, `T *` and `T[]` fields, and they stay inside the parcel.\n"
     "\n"
     "    struct Node { uint32_t value; Node *next; uint8_t[] name; }\n"
     "    in message Put(uint8_t[] key, opt uint8_t[] value, uint32_t flags[4]);\n"
     "    in message Keep(parcel Node root);      `Node *root` would be refused\n"},
    {"requires",
     "what a message requires is a condition on its arguments that can be computed exactly",
     "Scalar arguments, fields of structs by value, `length(vector)`, `Enum.constant`, an `opt`\n"
     "argument compared with null, `+ -` and `* / %` with a constant, comparisons, `&& || !`.\n"
     "The sender proves or tests it; what holds for all arguments, or for none, is a mistake.\n"
     "\n"
     "    in message Read(uint8_t[] buffer, uint64_t at) requires at % length(buffer) == 0;  "
     "refused\n"
     "    in message Read(uint8_t[] buffer, uint64_t at)\n"
     "        requires at % 512 == 0 && length(buffer) >= 512;                               "
     "fine\n"},
    {"direction", "`in` messages are received by the server, `out` messages sent by it",
     "A contract is written as the server sees it: `M?` for an `in` message, `M!` for an `out`\n"
     "one.\n"
     "\n"
     "    in  message Ask();\n"
     "    out message Answer();\n"
     "    state Start: Ask? -> Answer! -> Start;\n"},
    {"in-flight", "an endpoint travels only when nothing can be under way to it",
     "A message that arrives at an endpoint which itself lies in a queue would be nobody's:\n"
     "the old holder no longer has it, the new one not yet, and neither could be told that it\n"
     "came. Send an endpoint in a state in which it is its own turn to speak: its queue is\n"
     "empty then.\n"
     "\n"
     "    out message Copy(File.client@Ready file);      in Ready the client speaks\n"},
    {"self-queue", "no endpoint can come to lie in its own queue, directly or through others",
     "It could never be received again, nor closed, and what it holds would leak. It is the\n"
     "worst case of [in-flight], and the remedy is the same.\n"
     "\n"
     "    in message Pass(Relay.server@Start other);     sent to the server in Start: refused\n"},
    /* The states. */
    {"ambiguous", "in each state a message leads one way, and every way begins with a message",
     "Both ends follow the states by the messages alone. Two ways with the same message, or a\n"
     "way without one, and they could come to be in different states without knowing.\n"
     "\n"
     "    state Start: Ask? -> Yes! -> Start\n"
     "               | Ask? -> No! -> Start;                        refused\n"
     "    state Start: Ask? -> (Yes! -> Start or No! -> Start);     fine\n"},
    {"unreachable", "every state and every message can occur",
     "A state that nothing leads to, or a message that no state has, is most often a mistake\n"
     "in the name of another one. Otherwise take it out.\n"
     "\n"
     "    state Ready: Read? -> Data! -> Start;     and nothing goes to Ready: refused\n"},
    {"cannot-proceed", "every state says what can happen in it, and every sequence where it goes",
     "A conversation that may end says so with `end`. A state that merely stops would leave\n"
     "both ends holding a channel that neither may use nor drop.\n"
     "\n"
     "    state Closing: Close? -> Closed! -> end;\n"},
    {"sub-protocol",
     "a sub-protocol comes back without a stack, and each of its points is one point",
     "A state with a sequence that ends without a target comes back to where it was used in the\n"
     "middle of another one. It is copied there, so it cannot use itself in the middle, and a\n"
     "label in it would name several points when it is used several times.\n"
     "\n"
     "    state Auth: Password? -> (Right! or Wrong! -> Auth);      at the end it loops\n"
     "    state Door: Knock? -> Auth -> Welcome! -> Ready;\n"
     "    state Auth: Password? -> Auth -> Right!;                  refused\n"},
    {"inheritance", "a contract extends another one, not itself, and overrides what that one has",
     "`contract Disk : Block` begins with all that Block has. `override state` replaces a state\n"
     "of the base; in it `base`, once, stands for the alternatives that the base has there.\n"
     "\n"
     "    contract Disk : Block {\n"
     "        in  message Trim();\n"
     "        out message Trimmed();\n"
     "        override state Ready: base | Trim? -> Trimmed! -> Ready;\n"
     "    }\n"},
    {"override", "a client that knows only the base can speak to a server of the derived contract",
     "So wherever such a client may get, the server takes all that the base lets it send, and\n"
     "sends nothing that the base does not let it expect. New `in` messages and states behind\n"
     "them are free; each state stands for one state of the base.\n"
     "\n"
     "    override state Ready: base | Trim? -> Trimmed! -> Ready;      fine\n"
     "    override state Ready: base | Worn! -> Ready;                  refused: nobody asked\n"},
    {"unexpected", "no message meets a peer that waits for others",
     "Where both may speak, both may speak at once. The note shows the shortest such crossing.\n"
     "Let only one speak in that state, or let each state into which one of them speaks accept\n"
     "what the other may have sent before.\n"
     "\n"
     "    state Idle:  Ask? -> Asked | Alarm! -> Rung;\n"
     "    state Asked: Answer! -> Idle | Alarm! -> Answer! -> Idle;     they crossed\n"
     "    state Rung:  Ask? -> Answer! -> Idle;\n"},
    {"trace", "a record of messages tells of nothing that its contract does not allow",
     "Of the rules, the only one that is not about contracts but about what `deed contract\n"
     "trace` reads. Each side of a channel goes from state to state by its messages, which\n"
     "have the contract's size; docs/contract-trace.md says how a record is written.\n"
     "\n"
     "    1000 client Divide 2a00000000000000\n"
     "    2500 client DivisionByZero -\n"},
    {"stuck", "the two ends never wait for each other for ever",
     "The note shows the messages that lead there. Most often two messages crossed, each end\n"
     "took the other's for the answer to its own, and now each waits for the next.\n"
     "\n"
     "    state AfterBoth: Answer! -> Idle;     both orders of Ask and Alarm lead to one state\n"},
    {"left-over", "nothing is under way to an end when that end has ended",
     "What it carries would belong to nobody. Let the end be reached by an answer: who says\n"
     "goodbye waits for the other's, and that one comes last.\n"
     "\n"
     "    state Ready: Bye? -> Farewell! -> end;\n"},
    {"unbounded", "no queue grows without bound",
     "Sends never block and never fail, because a channel reserves room for the most that can\n"
     "ever be under way. So that must be a number, and at most 32: let an answer come now and\n"
     "then.\n"
     "\n"
     "    state Parts: Part? -> Parts | Done? -> Thanks! -> Start;                refused\n"
     "    state Parts: Part? -> More! -> Parts | Done? -> Thanks! -> Start;       fine\n"},
    {"version", "a version that does not fit the one before has a higher number",
     "`deed contract diff OLD NEW` holds the old client against the new server and the new client\n"
     "against the old server. If one of these pairs does not fit, or only when both are rebuilt,\n"
     "people need to see it in the number.\n"
     "\n"
     "    contract Disk {\n"
     "        version 2;      since Trim came, new clients do not fit old servers\n"},
    /* Components and systems. */
    {"port-type", "ports are connected to ports that speak the same contract from the other side",
     "`uses` stands left of the arrow, `serves` right of it. A set that serves waits in a\n"
     "state in which the server receives; when the contract begins with the server's word, say\n"
     "in which:\n"
     "\n"
     "    serves service: Login@Asked many;\n"},
    {"wiring",
     "every client port goes to one server, every server that is not `many` has one client",
     "A channel has two ends. What several clients may use says so in the component file; a\n"
     "component connected to itself would wait for itself. Ports of arrays are connected all to\n"
     "one, or each to its own.\n"
     "\n"
     "    serves service: Store many;\n"
     "    connect worker[*].store -> store.service;\n"
     "    connect worker[0..3].next -> worker[1..4].service;\n"},
    {"unconnected", "every port of every component is connected",
     "A component is checked as if its ports worked. Connect the port, or take it out of the\n"
     "component file and the code.\n"
     "\n"
     "    connect shell.calc -> calc.service;\n"},
    {"hardware", "what the machine has is given to those who declare it, and to one each",
     "The component file says that it needs an interrupt, I/O ports or registers, the system file\n"
     "says which. Registers are not where memory is, and not the kernel's own.\n"
     "\n"
     "    component console { interrupt irq; ioports uart; }\n"
     "    component console in apps/console { irq 4; ioport 0x3f8..0x3ff; }\n"
     "    component timer in apps/timer { registers 0xfed00000..0xfed003ff; }\n"},
    {"include-cycle", "no system contains itself, directly or through others",
     "`system NAME in FILE.system;` reads the components and connections of that file as if they\n"
     "stood here, under the name. The message says which file is in which. What both need is a\n"
     "system, or a component, of its own.\n"
     "\n"
     "    system net in apps/net.system;      and net.system does not say `system` of this one\n"},
    {"monitor", "a monitor stands on a connection that there is, and speaks its contract both ways",
     "`monitor NAME on CLIENT -> SERVER;` leads a connection through a component, without the\n"
     "client or the server being changed. The monitor has one port that serves the contract of\n"
     "the connection and one that uses it. If messages carry endpoints, those who get them speak\n"
     "past the monitor: the statement then says that this may be.\n"
     "\n"
     "    component guard { serves front: Store; uses back: Store; }\n"
     "    monitor guard on shell.store -> store.service;\n"
     "    monitor guard on shell.files -> disk.files delegates;\n"},
    {"supervisor", "who supervises hears of it, can act, and is not supervised by those in turn",
     "The death of a component is told to its supervisor, and to nobody else; of one that has\n"
     "none, to all that watch and have none themselves. `restart supervisor` leaves the restart\n"
     "to the supervisor as well, which needs the service for it.\n"
     "\n"
     "    component driver in apps/driver { supervisor init; restart supervisor; }\n"
     "    component init { watch deaths; services start; }\n"},
    {"restart", "how soon and how often the kernel starts a component again can be kept to",
     "`restart always` starts a component again whatever its end was, `restart on fault` only\n"
     "after a fault: not when its main has returned or somebody has stopped it. Behind either may\n"
     "stand `pause FIRST..LONGEST`, which doubles from one restart to the next and begins anew\n"
     "when the component has run for the longest; and `limit COUNT/TIME`: one more in that time,\n"
     "and it stays down. Its supervisor hears of it.\n"
     "\n"
     "    component calc in apps/calc { restart on fault pause 10ms..1s limit 5/10s; }\n"},
    {"budget", "a budget is some time of a period, and all of them together are one processor",
     "`budget TIME/PERIOD` with ns, us, ms or s. The system is refused if more than the whole\n"
     "processor is promised. A component whose budget is spent runs on in its next period; its\n"
     "supervisor hears of it. What a server does for a client is on the client's budget.\n"
     "\n"
     "    component calc in apps/calc { budget 2ms/10ms; }        a fifth of the processor\n"},
    {"flow", "nothing said by the one can get to the other, on any way",
     "`forbid flow A -> B;` holds for all ways: over other components, over answers as well as\n"
     "questions, and over endpoints that are sent in messages, whose receivers can speak to who\n"
     "holds the other end. A watch and the services info, start and stop are ways as well. The\n"
     "message shows the shortest way; take one of its connections out.\n"
     "A component whose file says `separates;` is trusted not to let out to one what it heard\n"
     "from another: ways end there. Time is not looked at.\n"
     "\n"
     "    forbid flow keys -> net;\n"},
    {"wait-cycle", "no components wait for each other in a circle",
     "A client that has asked waits for the answer; if its server may at that moment wait for\n"
     "it, directly or over others, both wait for ever. Every port that uses a contract with an\n"
     "answer counts. Let the one that is below speak up by itself: turn one connection round, so\n"
     "that the one above serves and is told; use a contract in which only the client speaks; or\n"
     "put what both need into a component of its own, below them. A server that waits for one\n"
     "client in the middle of a conversation is not looked at: it should wait with a deadline.\n"
     "\n"
     "    connect shell.store -> store.service;\n"
     "    connect store.log -> shell.log;         refused if Log answers: the log is a "
     "component\n"},
    {"inject", "the service `inject` is only in systems that allow it",
     "It lets a component fault on command, in each way in which one can be stopped. That is\n"
     "for tests and demonstrations.\n"
     "\n"
     "    system demo { allow inject; }\n"},
    {"memory", "budgets can be kept: the machine has the memory, every connection an endpoint",
     "The image, its stacks and kernel tables in it, and the heaps of all components together\n"
     "fit the machine, which has 64 MiB if the system file does not say otherwise; the heaps\n"
     "add up to at most 128 MiB. The queues of a channel are paid for by who opens it, out of\n"
     "its heap. A component needs an endpoint for each port that it uses and\n"
     "for each client connected to it. `deed link` prints who takes what.\n"
     "\n"
     "    system demo { memory 96M; }\n"
     "    component store { serves service: Store many; endpoints 8; }\n"},
};

const size_t contract_rule_count = sizeof contract_rules / sizeof contract_rules[0];
