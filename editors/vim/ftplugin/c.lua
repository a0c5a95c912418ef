-- Neovim (0.7 or later): the C files of a component are shown to `deed check --lsp`. g:deed_command is the
-- program, if `deed` is not on the PATH; g:deed_options has `sdk` and `contracts` for components that lie
-- outside of a tree.
local file = vim.api.nvim_buf_get_name(0)
local folder = vim.fn.fnamemodify(file, ":p:h")
local command = vim.g.deed_command or "deed"
if file == "" or #vim.fn.glob(folder .. "/*.component", true, true) == 0 or vim.fn.executable(command) == 0 then
    return
end

deed_client = deed_client and vim.lsp.get_client_by_id(deed_client) and deed_client
    or vim.lsp.start_client({
        name = "deed",
        cmd = { command, "check", "--lsp" },
        root_dir = folder,
        init_options = vim.g.deed_options,
    })
if deed_client then
    vim.lsp.buf_attach_client(0, deed_client)
end
