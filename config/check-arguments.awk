# Whether the program takes these arguments, by config/commands.tsv: reported at once, before anything is built.
# Usage: awk -f check-arguments.awk -- commands.tsv COMMAND ARGUMENT...; exits with 2 if not.

# The number of letters to insert, remove, replace or swap to make one word of another.
function distance(a, b,    i, j, cost, best, d) {
  for (i = 0; i <= length(a); i++) d[i, 0] = i
  for (j = 0; j <= length(b); j++) d[0, j] = j
  for (i = 1; i <= length(a); i++) {
    for (j = 1; j <= length(b); j++) {
      cost = substr(a, i, 1) != substr(b, j, 1)
      best = d[i - 1, j - 1] + cost
      if (d[i - 1, j] + 1 < best) best = d[i - 1, j] + 1
      if (d[i, j - 1] + 1 < best) best = d[i, j - 1] + 1
      if (i > 1 && j > 1 && substr(a, i, 1) == substr(b, j - 1, 1) && substr(a, i - 1, 1) == substr(b, j, 1) && d[i - 2, j - 2] + 1 < best) best = d[i - 2, j - 2] + 1
      d[i, j] = best
    }
  }
  return d[length(a), length(b)]
}

# The nearest of some words, as a question; all of them if none is near.
function meant(word, words,    n, i, list, near, least, at) {
  n = split(words, list, " ")
  least = 1000
  for (i = 1; i <= n; i++) {
    at = index(list[i], word) == 1 ? 1 : distance(word, list[i])
    if (at < least) { least = at; near = list[i] }
  }
  if (n > 0 && least <= 1 + length(word) / 3) return "; did you mean " near "?"
  gsub(/ /, ", ", words)
  return n > 0 ? "; the choices are: " words "." : "."
}

function refuse(text, command) {
  printf "gosight: %s\n", text > "/dev/stderr"
  printf "See ./gosight %s\n", command == "" ? "help." : command " --help." > "/dev/stderr"
  exit 2
}

BEGIN {
  while ((getline line < ARGV[1]) > 0) {
    if (line ~ /^#/) continue
    split(line, fields, "\t")
    known[fields[1]] = 1
    positional[fields[1]] = fields[2]
    options[fields[1]] = fields[3]
    if (split(fields[1], words, " ") == 2) groups[words[1]] = groups[words[1]] (groups[words[1]] == "" ? "" : " ") words[2]
    if (!((words[1]) in first)) { first[words[1]] = 1; commands = commands (commands == "" ? "" : " ") words[1] }
  }
  command = ARGV[2]
  for (i = 2; i < ARGC; i++) if (ARGV[i] == "--help" || ARGV[i] == "-h" || ARGV[i] == "--version" || ARGV[i] == "-V") exit 0
  next_argument = 3
  if (command in groups) {
    if (ARGC == 3) exit 0
    if (!((command " " ARGV[3]) in known)) refuse(command " has no command '" ARGV[3] "'" meant(ARGV[3], groups[command]), command)
    command = command " " ARGV[3]
    next_argument = 4
  } else if (!(command in known)) refuse("there is no command '" command "'" meant(command, commands), "")

  n = split(options[command], list, " ")
  for (i = 1; i <= n; i++) {
    name = list[i]
    required = sub(/!$/, "", name)
    value = sub(/=$/, "", name)
    takes[name] = value
    names = names (names == "" ? "" : " ") name
    if (required) missing[name] = 1
  }
  count = 0
  for (i = next_argument; i < ARGC; i++) {
    argument = ARGV[i]
    if (argument !~ /^-./ || argument ~ /^-[0-9]/) { extra = argument; count++; continue }
    name = argument
    given = sub(/=.*/, "", name)
    if (!(name in takes)) refuse(command " has no option '" name "'" meant(name, names), command)
    delete missing[name]
    if (takes[name] && !given) {
      if (++i >= ARGC) refuse(name " of " command " needs a value.", command)
    } else if (!takes[name] && given) refuse(name " of " command " takes no value.", command)
  }
  most = split(positional[command], labels, " ")
  least = 0
  for (i = 1; i <= most; i++) if (labels[i] !~ /^\[/) least++
  if (count < least) refuse(command " needs " labels[count + 1] ".", command)
  if (count > most) refuse(command " takes no argument '" extra "'.", command)
  for (name in missing) refuse(command " needs " name ".", command)
  exit 0
}
