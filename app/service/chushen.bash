# Completion of chushen(1) for bash. Verbs and options are asked of the program itself, so they are always its own.
_chushen_list() {  # the words of one kind that a command offers
  local kind=$1; shift
  local help; help=$(chushen "$@" --help 2>/dev/null) || return
  if [ "$kind" = options ]; then grep -oE -- '--[a-z][a-z-]*' <<<"$help" | sort -u
  else sed -n '/^Subcommands:/,$ s/^  \([a-z][a-z-]*\) .*/\1/p' <<<"$help"; fi
}

_chushen() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} verbs=() i
  for ((i = 1; i < COMP_CWORD && i < 3; i++)); do
    [[ ${COMP_WORDS[i]} == [a-z]* ]] || break
    if [ "$i" = 2 ] && [[ ${verbs[0]} != audit && ${verbs[0]} != config ]]; then break; fi
    verbs+=("${COMP_WORDS[i]}")
  done
  COMPREPLY=()
  case $before in
    --outcome) mapfile -t COMPREPLY < <(compgen -W '符合 不符合 待核实 不适用 优先 撤销' -- "$word"); return ;;
    --log-form) mapfile -t COMPREPLY < <(compgen -W 'plain json' -- "$word"); return ;;
    --as) mapfile -t COMPREPLY < <(compgen -W 'document application' -- "$word"); return ;;
  esac
  if [[ $word == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$(_chushen_list options "${verbs[@]}")" -- "$word")
    return
  fi
  local offered; offered=$(_chushen_list verbs "${verbs[@]}")
  if [ -n "$offered" ]; then mapfile -t COMPREPLY < <(compgen -W "$offered" -- "$word"); else mapfile -t COMPREPLY < <(compgen -f -- "$word"); fi
}
complete -o filenames -F _chushen chushen
