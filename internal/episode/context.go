package episode

import "radioplay/script"

// around is what is heard just before and after line i in its scene. It is told of the whole script, so that a part of it that
// is recorded alone is recorded as it would be with the rest.
func around(lines []script.Line, i int, dropTags bool) (before, after string) {
	return neighbour(lines, i, -1, dropTags), neighbour(lines, i, 1, dropTags)
}

func neighbour(lines []script.Line, i, step int, dropTags bool) string {
	if lines[i].Kind == script.Heading {
		return ""
	}
	for i += step; i >= 0 && i < len(lines); i += step {
		l := &lines[i]
		switch {
		case l.Kind == script.Heading, l.Kind == script.Break:
			return ""
		case heard(l, dropTags):
			return l.Text
		}
	}
	return ""
}
