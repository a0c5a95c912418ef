// server.js - one running `deed check --lsp`: questions and answers over its standard input and output.
// Knows nothing of the editor.
"use strict";

const { spawn } = require("child_process");

class Server {
    // `told(method, params)` hears what the server says by itself, `ended(reason)` that it is no more.
    constructor(command, options, told, ended) {
        this.waiting = new Map();
        this.number = 0;
        this.data = Buffer.alloc(0);
        this.told = told;
        this.ended = ended;
        this.child = spawn(command[0], command.slice(1), { stdio: ["pipe", "pipe", "inherit"] });
        this.child.on("error", (error) => this.end(error.message));
        this.child.on("exit", (status) => this.end(`it ended with status ${status}`));
        this.child.stdin.on("error", () => {}); // its end is told by `exit`
        this.child.stdout.on("data", (data) => this.read(data));
        this.ready = this.send("initialize", { processId: process.pid, rootUri: null, capabilities: {},
                                               initializationOptions: options });
        this.ready.then(() => this.write({ method: "initialized", params: {} }), () => {});
    }

    end(reason) {
        if (!this.child)
            return;
        this.child = null;
        for (const { reject } of this.waiting.values())
            reject(new Error(reason));
        this.waiting.clear();
        this.ended(reason);
    }

    write(message) {
        if (!this.child)
            return;
        const body = Buffer.from(JSON.stringify({ jsonrpc: "2.0", ...message }));
        this.child.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
        this.child.stdin.write(body);
    }

    send(method, params) {
        const id = ++this.number;
        if (!this.child)
            return Promise.reject(new Error("the server has ended"));
        this.write({ id, method, params });
        return new Promise((resolve, reject) => this.waiting.set(id, { resolve, reject }));
    }

    async ask(method, params) {
        await this.ready;
        return this.send(method, params);
    }

    tell(method, params) {
        this.ready.then(() => this.write({ method, params }), () => {});
    }

    read(data) {
        this.data = Buffer.concat([this.data, data]);
        for (;;) {
            const head = this.data.indexOf("\r\n\r\n");
            const size = head < 0 ? null : /^content-length: *(\d+)/im.exec(this.data.toString("ascii", 0, head));
            if (!size || this.data.length < head + 4 + Number(size[1]))
                return;
            const end = head + 4 + Number(size[1]);
            const message = JSON.parse(this.data.toString("utf8", head + 4, end));
            this.data = this.data.subarray(end);
            this.hear(message);
        }
    }

    hear(message) {
        const asked = message.method === undefined ? this.waiting.get(message.id) : undefined;
        if (message.method !== undefined)
            this.told(message.method, message.params);
        if (!asked)
            return;
        this.waiting.delete(message.id);
        if (message.error)
            asked.reject(new Error(message.error.message));
        else
            asked.resolve(message.result);
    }

    async stop() {
        const child = this.child;
        if (!child)
            return;
        const over = new Promise((resolve) => child.once("exit", resolve));
        await this.send("shutdown").catch(() => {});
        this.write({ method: "exit" });
        await over;
    }
}

module.exports = { Server };
