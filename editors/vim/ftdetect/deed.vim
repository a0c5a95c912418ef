" deed.vim - which files are contracts, components and systems.
autocmd BufNewFile,BufRead *.contract,*.component,*.system setfiletype deed
