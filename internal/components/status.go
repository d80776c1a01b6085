package components

// Status is one row of `render doctor`.
type Status struct {
	Name      string
	About     string
	Version   string // of a set; empty for programs
	Installed bool
	Optional  bool   // nobody misses it who does not use the one engine that needs it
	Where     string // folder of a set, path of a program; where it would go when a set is missing
	Size      int64  // bytes on disk of a set's pinned files; 0 for programs
	Command   string // the exact command to get it
	Err       error  // what is wrong with it, when it is there but cannot be used
}

// Report looks at every set and program. It starts nothing and fetches nothing.
func Report() []Status {
	var rows []Status
	for _, s := range Sets() {
		dir, ok, err := Installed(s)
		if s.unpinned != nil {
			err = s.unpinned
		}
		rows = append(rows, Status{s.Name, s.About, s.Version, ok, s.Optional, dir, s.Size(), s.Command(), err})
	}
	for _, p := range Programs() {
		path, err := p.Find()
		rows = append(rows, Status{Name: p.Name, About: p.About, Installed: err == nil, Optional: p.Optional, Where: path, Command: p.Command()})
	}
	return rows
}
