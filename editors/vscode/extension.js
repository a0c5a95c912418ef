// extension.js - shows in VS Code what `deed check --lsp` says of components: errors with their notes,
// ownership and contract states over a variable, changes, definitions. It decides nothing itself.
"use strict";

const fs = require("fs");
const path = require("path");
const vscode = require("vscode");
const { Server } = require("./server.js");

let server = null;
let errors = null;

// A C file in the folder of a component, or in one below it.
function isOurs(document) {
    if (document.languageId !== "c" || document.uri.scheme !== "file")
        return false;
    for (let folder = path.dirname(document.uri.fsPath);;) {
        if (fs.existsSync(folder) && fs.readdirSync(folder).some((file) => file.endsWith(".component")))
            return true;
        const above = path.dirname(folder);
        if (above === folder || fs.existsSync(path.join(folder, ".git")))
            return false;
        folder = above;
    }
}

const named = (document) => ({ uri: document.uri.toString() });
const range = (r) => new vscode.Range(r.start.line, r.start.character, r.end.line, r.end.character);
const place = (l) => new vscode.Location(vscode.Uri.parse(l.uri), range(l.range));
const at = (document, position) => ({ textDocument: named(document),
                                      position: { line: position.line, character: position.character } });

function shown(error) {
    const made = new vscode.Diagnostic(range(error.range), error.message, vscode.DiagnosticSeverity.Error);
    made.code = error.code;
    made.source = error.source;
    made.relatedInformation = (error.relatedInformation || []).map(
        (note) => new vscode.DiagnosticRelatedInformation(place(note.location), note.message));
    return made;
}

function heard(method, params) {
    if (method === "textDocument/publishDiagnostics")
        errors.set(vscode.Uri.parse(params.uri), params.diagnostics.map(shown));
}

function opened(document) {
    if (server && isOurs(document))
        server.tell("textDocument/didOpen", { textDocument: { ...named(document), languageId: "c",
                                              version: document.version, text: document.getText() } });
}

function changed(event) {
    if (server && isOurs(event.document))
        server.tell("textDocument/didChange", {
            textDocument: { ...named(event.document), version: event.document.version },
            contentChanges: [{ text: event.document.getText() }] });
}

function closed(document) {
    if (server && isOurs(document))
        server.tell("textDocument/didClose", { textDocument: named(document) });
}

const hovers = {
    async provideHover(document, position) {
        const answer = server && isOurs(document) && await server.ask("textDocument/hover", at(document, position));
        return answer ? new vscode.Hover(new vscode.MarkdownString(answer.contents.value)) : null;
    },
};

const definitions = {
    async provideDefinition(document, position) {
        const answer = server && isOurs(document) &&
            await server.ask("textDocument/definition", at(document, position));
        return answer ? place(answer) : null;
    },
};

function offered(action, document) {
    const made = new vscode.CodeAction(action.title, vscode.CodeActionKind.QuickFix);
    made.edit = new vscode.WorkspaceEdit();
    made.isPreferred = action.isPreferred;
    for (const [uri, edits] of Object.entries(action.edit.changes))
        for (const edit of edits)
            made.edit.replace(vscode.Uri.parse(uri), range(edit.range), edit.newText);
    made.diagnostics = (errors.get(document.uri) || []).filter(
        (error) => (action.diagnostics || []).some((wanted) => wanted.message === error.message));
    return made;
}

const changes = {
    async provideCodeActions(document, where) {
        if (!server || !isOurs(document))
            return [];
        const answer = await server.ask("textDocument/codeAction", {
            textDocument: named(document), context: { diagnostics: [] },
            range: { start: at(document, where.start).position, end: at(document, where.end).position } });
        return (answer || []).map((action) => offered(action, document));
    },
};

function start() {
    const settings = vscode.workspace.getConfiguration("deed");
    const options = {};
    for (const key of ["sdk", "contracts"])
        if (settings.get(key) && settings.get(key).length > 0)
            options[key] = settings.get(key);
    server = new Server([settings.get("command", "deed"), "check", "--lsp"], options, heard, (reason) => {
        server = null;
        errors.clear();
        vscode.window.showErrorMessage(`The checker is not there: ${reason}. ` +
            "The setting deed.command says where it is; \"Deed: Restart the checker\" tries again.");
    });
    vscode.workspace.textDocuments.forEach(opened);
}

async function stop() {
    const old = server;
    server = null;
    if (old) {
        old.ended = () => {};
        await old.stop();
    }
    errors.clear();
}

function activate(context) {
    errors = vscode.languages.createDiagnosticCollection("deed");
    context.subscriptions.push(
        errors,
        vscode.workspace.onDidOpenTextDocument(opened),
        vscode.workspace.onDidChangeTextDocument(changed),
        vscode.workspace.onDidCloseTextDocument(closed),
        vscode.languages.registerHoverProvider("c", hovers),
        vscode.languages.registerDefinitionProvider("c", definitions),
        vscode.languages.registerCodeActionsProvider("c", changes),
        vscode.commands.registerCommand("deed.restart", async () => { await stop(); start(); }));
    start();
}

module.exports = { activate, deactivate: stop };
