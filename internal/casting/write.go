package casting

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// Write writes the file. A new one comes with comments that explain it; one that was read before is written as
// it was, byte for byte, save that new characters are added, those gone are marked, and the counts behind the names are brought up to date.
func (f *File) Write(w io.Writer) error {
	out := f.fresh()
	if f.src == nil && f.series {
		out = f.freshSeries()
	}
	if f.src != nil {
		var err error
		if out, err = f.updated(); err != nil {
			return err
		}
	}
	_, err := w.Write(out)
	return err
}

func (f *File) fresh() []byte {
	var b bytes.Buffer
	title := f.title
	if title == "" {
		title = "this story"
	}
	fmt.Fprintf(&b, `# The cast of %s. Edit it freely; it is read at every render.
#   voice    a voice of the engine (see: render voices list), or a blend of two, "af_heart:0.6+bf_emma:0.4"
#   engine   who speaks it, if not the default below
#   fallback who speaks the lines that the engine fails to: ENGINE/VOICE, or a list of them
#   rate     speed: 1 is the voice's own, 0.9 slower, 1.1 quicker
#   pitch    semitones up or down
#   formant  semitones the sound of throat and mouth moves: down a larger body, up a smaller one
#   breath   0 to 1: how breathy the voice is
#   gain     dB louder or softer
#   pan      place between the loudspeakers: -1 left, 0 middle, 1 right
#   accent   en-US, en-GB ...: what casting goes by; take the voice out and another is chosen
#   preset   child, old, monster, robot, ghost, god, head (a voice in somebody's head) or crowd: bends the voice and what the mix does to it
#   aliases  other names of the character; lines under them get the same voice
#   pronunciations  how this character alone says words; as the list at the end of the file
version: %d
%s
# Reads everything that is not speech, and lines nobody could be found for.
# In a first-person story: character: NAME has that character's voice read it.
narrator:
`, oneLine(title), Version, f.seriesLine())
	if f.Narrator.Character != "" {
		fmt.Fprintf(&b, "  character: %s\n", scalar(f.Narrator.Character))
	}
	if f.Narrator.Voice != "" {
		fmt.Fprintf(&b, "  voice: %s\n", scalar(f.Narrator.Voice))
	}
	rate := f.Defaults.Rate
	if rate == 0 {
		rate = 1
	}
	fmt.Fprintf(&b, "\ndefaults:\n  engine: %s\n  rate: %s\n", scalar(f.Defaults.Engine), number(rate))
	b.WriteString(`
# Engines that are reached over the network. Their keys come from the environment (OPENAI_API_KEY), never from here.
# engines:
#   openai:
#     base_url: http://localhost:8880/v1
#     model: tts-1

# Who speaks, the largest part first.
characters:
`)
	if len(f.Characters) == 0 {
		b.Truncate(b.Len() - 1)
		b.WriteString(" []\n")
	}
	for _, e := range f.Characters {
		b.Write(f.item(e, 2))
	}
	b.WriteString(`
# How names and rare words are said: by respelling (capitals are stressed), or in IPA between slashes.
# pronunciations:
#   - word: Siobhan
#     say: shiv-AWN
#   - word: Nguyen
#     say: /wɪn/
`)
	f.offer(&b)
	return b.Bytes()
}

// maxOffered is the most unsure words a new file holds: the most frequent.
const maxOffered = 40

// offer lists, as comments, the words no dictionary has, with how they will be said.
func (f *File) offer(b *bytes.Buffer) {
	if len(f.Unsure) == 0 {
		return
	}
	b.WriteString("# These words of the story are in no dictionary. This is how they will be said; put right what is wrong and take its # away.\n")
	for _, p := range f.Unsure[:min(len(f.Unsure), maxOffered)] {
		fmt.Fprintf(b, "#   - word: %s\n#     say: %s\n", scalar(p.Word), scalar(p.Say))
	}
}

// item writes one character as a list item, indented.
func (f *File) item(e Entry, indent int) []byte {
	var b bytes.Buffer
	pad := strings.Repeat(" ", indent)
	fmt.Fprintf(&b, "%s- name: %s", pad, scalar(e.Name))
	if t, ok := f.tally[e.Name]; ok {
		fmt.Fprintf(&b, " # %s", t)
	}
	b.WriteByte('\n')
	pad += "  "
	if len(e.Aliases) > 0 {
		var names []string
		for _, a := range e.Aliases {
			names = append(names, inFlow(a))
		}
		fmt.Fprintf(&b, "%saliases: [%s]\n", pad, strings.Join(names, ", "))
	}
	gender := string(e.Gender)
	if gender == "" && !f.series {
		gender = "# F, M or N: the text does not tell"
	}
	if gender != "" {
		fmt.Fprintf(&b, "%sgender: %s\n", pad, gender)
	}
	if e.Age != "" {
		fmt.Fprintf(&b, "%sage: %s\n", pad, e.Age)
	}
	if e.Accent != "" {
		fmt.Fprintf(&b, "%saccent: %s\n", pad, scalar(e.Accent))
	}
	writeVoice(&b, pad, e)
	if len(e.Personas) > 0 {
		fmt.Fprintf(&b, "%spersonas: # who they are taken for\n", pad)
		for _, p := range e.Personas {
			fmt.Fprintf(&b, "%s  - as: %s\n", pad, scalar(p.Name))
			writeVoice(&b, pad+"    ", p)
		}
	}
	return b.Bytes()
}

func writeVoice(b *bytes.Buffer, pad string, e Entry) {
	if e.Engine != "" {
		fmt.Fprintf(b, "%sengine: %s\n", pad, scalar(e.Engine))
	}
	fmt.Fprintf(b, "%svoice: %s\n", pad, scalar(e.Voice))
	for _, n := range []struct {
		key   string
		value float64
	}{{"rate", e.Rate}, {"pitch", e.PitchST}, {"formant", e.FormantST}, {"breath", e.Breath}, {"gain", e.GainDB}, {"pan", e.Pan}} {
		if n.value != 0 {
			fmt.Fprintf(b, "%s%s: %s\n", pad, n.key, number(n.value))
		}
	}
	if e.Preset != "" {
		fmt.Fprintf(b, "%spreset: %s\n", pad, e.Preset)
	}
}

func number(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

// scalar writes a string so that YAML reads the same string back.
func scalar(s string) string {
	b, err := yaml.Marshal(oneLine(s))
	if err != nil { // a string always can be
		return strconv.Quote(s)
	}
	return strings.TrimSpace(string(b))
}

// inFlow is scalar within brackets, where commas and brackets part items.
func inFlow(s string) string {
	if strings.ContainsAny(s, ",[]{}") && !strings.HasPrefix(scalar(s), `"`) && !strings.HasPrefix(scalar(s), "'") {
		return strconv.Quote(oneLine(s))
	}
	return scalar(s)
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
