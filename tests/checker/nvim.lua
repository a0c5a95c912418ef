-- nvim.lua - what Neovim shows of the file that is open, as TAP; see nvim.t.
local count = 0
local function ok(passed, what, seen)
    count = count + 1
    io.stdout:write(passed and "ok " or "not ok ", count, " - ", what, "\n")
    if not passed then io.stdout:write("# ", (vim.inspect(seen):gsub("\n", "\n# ")), "\n") end
end
local function wait(done) return vim.wait(60000, done, 50) end

ok(wait(function() return #vim.diagnostic.get(0) > 0 end), "the error is shown", vim.lsp.get_active_clients())
local shown = vim.diagnostic.get(0)[1] or {}
ok(shown.lnum == 4 and (shown.message or ""):find("AT(bytes, size, i)", 1, true), "at its line", shown)
local hover = vim.lsp.buf_request_sync(0, "textDocument/hover", {
    textDocument = vim.lsp.util.make_text_document_params(), position = { line = 11, character = 14 } }, 60000)
local _, answer = next(hover or {})
ok(answer and answer.result and answer.result.contents.value:find("given away in line"), "ownership over a variable",
    hover)
vim.api.nvim_buf_set_lines(0, 4, 5, true, { "    return AT(bytes, size, i);" })
ok(wait(function() return #vim.diagnostic.get(0) == 0 end), "it is gone when it is mended", vim.diagnostic.get(0))
io.stdout:write("1..", count, "\n")
vim.cmd("qa!")
