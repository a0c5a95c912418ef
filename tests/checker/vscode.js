// vscode.js - the extension in a stand-in of VS Code, with the real server behind it:
//     node vscode.js DEED FILE.c SDK CONTRACTS...
// The stand-in keeps what the extension registers and publishes, and calls it as the editor does.
"use strict";

const fs = require("fs");
const Module = require("module");
const path = require("path");
const url = require("url");

const [deed, file, sdk, ...contracts] = process.argv.slice(2);
const TEXT = fs.readFileSync(file, "utf8");
const settings = { command: deed, sdk, contracts };
const listeners = {}, providers = {}, commands = {}, published = new Map(), messages = [];
let count = 0, failed = 0, woken = () => {};

function uriOf(text) {
    return { scheme: "file", fsPath: url.fileURLToPath(text), toString: () => text };
}

class Thing {
    constructor(...parts) { this.parts = parts; }
}
class Range {
    constructor(...numbers) { this.numbers = numbers; }
}
class Diagnostic {
    constructor(range, message, severity) { Object.assign(this, { range, message, severity }); }
}
class WorkspaceEdit {
    constructor() { this.edits = []; }
    replace(uri, range, text) { this.edits.push([uri.fsPath, range.numbers, text]); }
}

const listen = (name) => (listener) => { listeners[name] = listener; return { dispose() {} }; };
const provide = (name) => (language, provider) => { providers[name] = provider; return { dispose() {} }; };
const document = { languageId: "c", version: 1, uri: uriOf(url.pathToFileURL(file).href), text: TEXT,
                   getText() { return this.text; } };
const vscode = {
    Range, WorkspaceEdit, Diagnostic, DiagnosticRelatedInformation: Thing, Location: Thing, Hover: Thing,
    MarkdownString: Thing, CodeAction: Thing, CodeActionKind: { QuickFix: "quickfix" },
    DiagnosticSeverity: { Error: 0 }, Uri: { parse: uriOf },
    workspace: {
        textDocuments: [document],
        getConfiguration: () => ({ get: (key, otherwise) => settings[key] ?? otherwise }),
        onDidOpenTextDocument: listen("open"), onDidChangeTextDocument: listen("change"),
        onDidCloseTextDocument: listen("close"),
    },
    languages: {
        createDiagnosticCollection: () => ({
            set(uri, all) { published.set(uri.fsPath, all); woken(); },
            get: (uri) => published.get(uri.fsPath),
            clear() { published.clear(); }, dispose() {},
        }),
        registerHoverProvider: provide("hover"), registerDefinitionProvider: provide("definition"),
        registerCodeActionsProvider: provide("change"),
    },
    commands: { registerCommand: (name, run) => { commands[name] = run; return { dispose() {} }; } },
    window: { showErrorMessage: (text) => { messages.push(text); woken(); } },
};
const load = Module._load;
Module._load = (name, ...others) => name === "vscode" ? vscode : load(name, ...others);
const extension = require(path.join(__dirname, "../../editors/vscode/extension.js"));
const manifest = require("../../editors/vscode/package.json");

function ok(passed, what, ...seen) {
    failed += !passed;
    console.log(`${passed ? "ok" : "not ok"} ${++count} - ${what}`);
    if (!passed)
        console.log("# " + JSON.stringify(seen).slice(0, 2000));
}

// The next time that errors of the file, or a message, are shown.
const next = () => new Promise((resolve) => { woken = resolve; });
const errors = () => published.get(file) || [];
function pointAt(text, word) {
    const before = text.slice(0, text.indexOf(word)).split("\n");
    return { line: before.length - 1, character: before[before.length - 1].length };
}
async function type(text) {
    const shown = next();
    document.text = text;
    document.version++;
    listeners.change({ document });
    await shown;
}

async function main() {
    let shown = next();
    extension.activate({ subscriptions: [] });
    await shown;
    ok(errors().length === 0 && published.has(file), "a component that is accepted has no errors", errors());

    const hover = await providers.hover.provideHover(document, pointAt(TEXT, "v);"));
    ok(hover && /given away in line/.test(hover.parts[0].parts[0]), "ownership over a variable", hover);
    const found = await providers.definition.provideDefinition(document, pointAt(TEXT, "client.component.h"));
    ok(found && found.parts[0].fsPath === path.join(path.dirname(file), "client.component"), "a definition", found);

    const wrong = TEXT.replace("return AT(bytes, size, i)", "return bytes[i]");
    await type(wrong);
    ok(errors().length === 1 && errors()[0].code === "index" && errors()[0].source === "deed" &&
       /AT\(bytes, size, i\)/.test(errors()[0].message), "an error as it is typed, with what to write", errors());
    const spot = pointAt(wrong, "bytes[i]");
    const offers = await providers.change.provideCodeActions(document, { start: spot, end: spot });
    ok(offers.length === 1 && offers[0].isPreferred && offers[0].diagnostics.length === 1 &&
       JSON.stringify(offers[0].edit.edits) === JSON.stringify(
           [[file, [spot.line, spot.character, spot.line, spot.character + 8], "AT(bytes, size, i)"]]),
       "the change that mends it", offers);

    await type(TEXT.replace("deed_drop(v);", "deed_drop(v); deed_drop(v);"));
    ok(errors().length === 1 && errors()[0].relatedInformation.length > 0 &&
       /given away here/.test(errors()[0].relatedInformation[0].parts[1]), "an error's notes", errors());
    await type(TEXT);
    ok(errors().length === 0, "and gone", errors());
    const other = { ...document, uri: uriOf("file:///usr/include/stdio.h") };
    ok(await providers.hover.provideHover(other, { line: 1, character: 1 }) === null,
       "C that belongs to no component is left alone");

    settings.command = "/nonexistent/deed";
    shown = next();
    await commands["deed.restart"]();
    while (messages.length === 0) {
        await shown;
        shown = next();
    }
    ok(messages.length === 1 && /deed\.command/.test(messages[0]), "a command that is not there is told", messages);
    ok(await providers.hover.provideHover(document, pointAt(TEXT, "v);")) === null, "and nothing else happens");
    settings.command = deed;
    shown = next();
    await commands["deed.restart"]();
    await shown;
    ok(published.has(file) && errors().length === 0, "the checker is started again", errors());

    const said = manifest.contributes;
    const keys = Object.keys(said.configuration.properties).sort();
    ok(keys.join() === "deed.command,deed.contracts,deed.sdk" && said.commands[0].command in commands &&
       manifest.main === "./extension.js", "the manifest names what there is", keys);
    await extension.deactivate();
    console.log(`1..${count}`);
    process.exitCode = failed > 0 ? 1 : 0;
}

setTimeout(() => { console.log("Bail out! no answer"); process.exit(1); }, 100000).unref();
main();
