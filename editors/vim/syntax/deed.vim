" deed.vim - how contracts, components and systems are coloured. Copy or link this folder's parent
" into ~/.vim/pack/deed/start/. tests/contracts/editors.t keeps it and ../../vscode in agreement.
if exists("b:current_syntax")
  finish
endif

syntax case match

" What is declared, with its name.
syntax keyword deedDeclaration contract component system enum struct message state nextgroup=deedName skipwhite
syntax match deedName /\h\w*/ contained

" What is said of it.
syntax keyword deedModifier in out opt parcel frozen override
syntax keyword deedStatement version requires or base
syntax keyword deedStatement serves uses many makes interrupt watch ioports registers owned virtqueue services heap endpoints
syntax keyword deedStatement prove all float separates
syntax keyword deedStatement connect export as on allow inject memory forbid flow monitor delegates supervisor
syntax keyword deedStatement priority restart always never on fault pause limit children stay stop copies irq ioport start manual budget
syntax match deedStatement /\<\%(client\|server\)\ze@/

syntax keyword deedType bool uint8_t int8_t uint16_t int16_t uint32_t int32_t uint64_t int64_t
syntax keyword deedConstant true false null end
syntax match deedFunction /\<length\ze(/

" Messages in states, numbers, marks.
syntax match deedMessage /\<\h\w*\ze[?!]\%([^=]\|$\)/
syntax match deedNumber /\<\%(0[xX]\x\+\|\d\+\)\%([KMG]\|[mun]\=s\)\=\>/
syntax match deedOperator /->\|\.\.\|&&\|||\|[=!<>]=\|[?!|:<>+*%@\/\-]/

syntax keyword deedTodo TODO FIXME XXX contained
syntax match deedComment /\/\/.*$/ contains=deedTodo,@Spell
syntax match deedDocumentation /\/\/\/\%([^\/].*\|\)$/ contains=deedTodo,@Spell
syntax region deedComment start=/\/\*/ end=/\*\// contains=deedTodo,@Spell

highlight default link deedDeclaration Keyword
highlight default link deedName Identifier
highlight default link deedModifier StorageClass
highlight default link deedStatement Statement
highlight default link deedType Type
highlight default link deedConstant Constant
highlight default link deedFunction Function
highlight default link deedMessage Function
highlight default link deedNumber Number
highlight default link deedOperator Operator
highlight default link deedTodo Todo
highlight default link deedComment Comment
highlight default link deedDocumentation SpecialComment

let b:current_syntax = "deed"
