package attribution

import (
	"strings"
	"testing"

	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/attribution/people"
	"radioplay/script/internal/attribution/tags"
	"radioplay/script/internal/attribution/turn"
	"radioplay/script/internal/prose"
)

// tagged reads every tag of a text and tells whom it names: a name, a pronoun, "?" for somebody
// indefinite, "-" where there is no tag.
func tagged(t *testing.T, text string) string {
	t.Helper()
	d, err := prose.Read([]byte(text), prose.Markdown)
	if err != nil {
		t.Fatal(err)
	}
	x := lang.Cut(d)
	c := people.Find(x)
	turn.Find(x, c)
	var out []string
	for _, p := range x.Paras {
		for _, s := range p.Quotes {
			switch g := tags.Read(x, c, p, s); {
			case g.Who >= 0:
				out = append(out, strings.ReplaceAll(c.People[g.Who].Name, " ", "_"))
			case g.Pronoun != "":
				out = append(out, g.Pronoun)
			case g.Indefinite:
				out = append(out, "?")
			default:
				out = append(out, "-")
			}
		}
	}
	return strings.Join(out, " ")
}

// known introduces the people of the sentences below.
const known = "Hester came in. Hester was late. Rupert Vane sat by Colonel Dacre. Mr. Vane and Colonel Dacre rose. Ivo Penn slept, and Ivo woke.\n\n"

func TestTagsInFront(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"the whole name counts", `Colonel Dacre muttered, "Late again."`, "Colonel_Dacre"},
		{"in a paragraph of its own, before a comma", "Hester put the lamp down and said,\n\n\"Nobody is coming.\"", "Hester"},
		{"before a dash", "Hester, with her back to them, answered—\n\n\"Nobody is coming.\"", "Hester"},
		{"before a colon and a dash", "Hester thus comforted herself:—\n\n\"Nobody is coming.\"", "Hester"},
		{"a paragraph that ends tells nothing", "Hester had said enough.\n\n\"Nobody is coming.\"", "-"},
		{"an object is no speaker", `Hester, who did not like Ivo, replied: "Nobody is coming."`, "Hester"},
		{"nor is who is looked at", `Hester turned her eyes to Colonel Dacre, and said, "Nobody is coming."`, "Hester"},
		{"nor a clause about a place", `Hester came to the bench where Ivo was waiting, and said, "Nobody is coming."`, "Hester"},
		{"a clause that is over", `Hester, when Ivo had finished, said, "Nobody is coming."`, "Hester"},
		{"a clause that speaks", `They were at the door when Ivo turned and said, "Nobody is coming."`, "Ivo"},
		{"the nearest who acts", `Hester sat down, and Ivo said, "Nobody is coming."`, "Ivo"},
		{"who", `The silence was broken by Ivo, who said, "Nobody is coming."`, "Ivo"},
		{"heard to say", `Hester heard Ivo say, "Nobody is coming."`, "Ivo"},
		{"heard saying", `She could hear Ivo saying, "Nobody is coming."`, "Ivo"},
		{"heard him say", `Hester heard him say, "Nobody is coming."`, "he"},
		{"could only say", `Hester could only say, "Nobody is coming."`, "Hester"},
		{"whose answer", "Hester's answer was:\n\n\"Nobody is coming.\"", "Hester"},
		{"whose saying", `They were stopped by Hester's saying, "Nobody is coming."`, "Hester"},
		{"a voice that comes", `From the hall came Hester's voice: "Nobody is coming."`, "Hester"},
		{"who only thinks so", `The colonel, she thinks it was, muttered, "Nobody is coming."`, "Colonel_Dacre"},
		{"was like", `And Hester was like, "Nobody is coming."`, "Hester"},
		{"a thing, and where it is", `The radio on the shelf says, "Nobody is coming."`, "the_radio"},
		{"a participle", `Hester ran down the stairs, calling, "Nobody is coming!"`, "Hester"},
	} {
		if got := tagged(t, known+c.text); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestTagsBehind(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"an adjective", `"Nobody is coming," said poor cross Hester.`, "Hester"},
		{"an article too", `"Nobody is coming," the weary Hester replied.`, "Hester"},
		{"a title behind it", `"Nobody is coming," said stout Colonel Dacre.`, "Colonel_Dacre"},
		{"whose reply", `"Nobody is coming," was Hester's quick reply.`, "Hester"},
		{"her reply", `"Nobody is coming," was her only answer.`, "she"},
		{"all she said", `"Nobody is coming," was all Hester said.`, "Hester"},
		{"a new verb", `"Nobody is coming," Hester deadpanned.`, "Hester"},
		{"the present tense", `"Nobody is coming," Hester stammers.`, "Hester"},
		{"said that is a report", `"Nobody is coming?" Hester said that it was early.`, "-"},
		{"began to is an act", `"Nobody is coming!" Hester began to cry.`, "-"},
		{"the next one's tag", `"Nobody is coming." Ivo looked up and asked, "Who said so?"`, "- Ivo"},
		{"and the next one's tag", `"Nobody is coming," said Hester. "No," and Ivo added, "not a soul."`, "Hester - Ivo"},
		{"a verb behind they", `"Nobody is coming," they whisper.`, "they"},
		{"a third person nobody listed", `"Nobody is coming," Hester confesses.`, "Hester"},
		{"a weary name", `"Nobody is coming," a very weary Hester said.`, "Hester"},
		{"an answer from somebody", `"Nobody is coming," came the reply from Hester.`, "Hester"},
		{"what has a name of two capitals", `"Nobody is coming," said the AI.`, "the_AI"},
		{"pointed out", `"Nobody is coming," Hester pointed out.`, "Hester"},
		{"she had", `"Nobody is coming," she'd said.`, "she"},
		{"all she says", `"Nobody is coming," is all Hester says.`, "Hester"},
		{"heard to say it", `"Nobody is coming," I heard Hester say.`, "Hester"},
		{"it was her", `"Nobody is coming." It was Hester.`, "Hester"},
		{"a clause between", `"Nobody is coming," Hester, who was tired, said.`, "Hester"},
		{"where somebody is between", `"Nobody is coming," Hester in the corner says.`, "Hester"},
		{"said it", `"Nobody is coming." Hester said it quietly.`, "Hester"},
		{"initials", `"Nobody is coming," JT said.`, "JT"},
		{"a rank alone", `"Nobody is coming," said Captain.`, "Captain"},
		{"a name with particles", `"Nobody is coming," said Van der Berg.`, "Van_der_Berg"},
		{"whose mother", `"Nobody is coming," said Hester's mother.`, "the_mother"},
		{"two", `"Nobody is coming," said Hester and Rupert together.`, "Hester_and_Rupert"},
		{"of two one, and an act of the other", `"Nobody is coming," said Hester and Rupert laughed.`, "Hester"},
		{"one of several", `"Nobody is coming," said one of the nurses.`, "?"},
		{"a story that goes on", `Hester said, "Nobody is coming," and Rupert went out.`, "Hester"},
		{"what animals do", `"Nobody is coming," clucked Hester.`, "Hester"},
		{"an act in the sentence of the words", `"Nobody is coming," Hester shrugged.`, "Hester"},
		{"a clause and an act", `"Nobody is coming," Hester, still shivering, had to admit.`, "Hester"},
		{"an act between dashes", `"Nobody"—Hester took a breath—"is coming."`, "Hester -"},
		{"what was done to somebody", `"Nobody is coming," Hester was told.`, "-"},
		{"the answer came", `"Nobody is coming," came the answer from Hester.`, "Hester"},
		{"adverbs in front", `"Nobody is coming," very quietly said Hester.`, "Hester"},
		{"an adjective behind an article", `"Nobody is coming," murmured a sleepy Hester.`, "Hester"},
		{"pointed out", `"Nobody is coming," pointed out Hester.`, "Hester"},
		{"a number behind a name", `Unit Nine rolled in. "Nobody is coming," said Unit Nine.`, "Unit_Nine"},
		{"two titles", `Detective Sergeant Amit Rao came in. "Nobody is coming," said Rao. "Not one," the sergeant added.`, "Detective_Sergeant_Amit_Rao Detective_Sergeant_Amit_Rao"},
		{"an epithet beside another and a name", `His partner, a tall woman named Ines, came in. "Nobody is coming," said Ines. "Not one," his partner said.`, "Ines Ines"},
		{"heard to say", `"Nobody is coming," she heard Ivo say.`, "Ivo"},
		{"heard oneself say", `"Nobody is coming," Hester heard herself say.`, "Hester"},
		{"a pronoun and its verb in one", `"Nobody is coming," he'd said.`, "he"},
		{"a number is a name in a tag", `"Nobody is coming," said Three. "Not one," Seven agreed.`, "Three Seven"},
		{"and none elsewhere", `"Nobody is coming," said Ivo. Three of them laughed. "Three what?" Hester asked.`, "Ivo Hester"},
		{"a nickname", `"Nobody is coming," Big Tom said through the hatch.`, "Big_Tom"},
		{"a message", `"Nobody is coming," Hester texted.`, "Hester"},
		{"a pronoun that begins a sentence", `"Nobody is coming?" He answered in a low voice, "No."`, "- he"},
	} {
		if got := tagged(t, known+c.text); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}
