package prose

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
)

// show lists a document's speech ("), its thoughts (*) and marks what is open, continued or cut off.
func show(d *Document) []string {
	var out []string
	for _, b := range d.Blocks {
		for _, s := range b.Segments {
			if s.Kind == Narration {
				continue
			}
			x := strings.Join(strings.Fields(d.Slice(s.Inner)), " ")
			if s.Kind == Thought {
				x = "thought: " + x
			}
			if s.Cont {
				x = "cont: " + x
			}
			if s.Open {
				x += " [open]"
			}
			if s.CutOff {
				x += " [cut off]"
			}
			out = append(out, x)
		}
	}
	return out
}

func TestQuotations(t *testing.T) {
	// a double-marked and a single-marked context, so that one paragraph does not decide the convention alone
	const doubled = "\n\n\"One.\"\n\n\"Two,\" he said.\n\n“Three!”\n"
	const singled = "\n\n'One.'\n\n'Two,' he said.\n\n'Three!'\n"
	tests := []struct {
		name, text string
		want       []string
	}{
		{"straight, broken by its tag", `"I know," said Ann, "that it rains."` + doubled, []string{"I know,", "that it rains."}},
		{"curly", `“I know,” said Ann, “that it rains.”` + doubled, []string{"I know,", "that it rains."}},
		{"nested", `"He told me, 'Run!' and I ran," she said.` + doubled, []string{"He told me, 'Run!' and I ran,"}},
		{"quotation opens with a quotation", `"'Run!' he told me," she said.` + doubled, []string{"'Run!' he told me,"}},
		{"clipped word first", `"'S cold," he said. "'Tis the wind."` + doubled, []string{"'S cold,", "'Tis the wind."}},
		{"single marks", `'It's the dogs' own fault,' he said. 'Rock 'n' roll, that's all.'` + singled,
			[]string{"It's the dogs' own fault,", "Rock 'n' roll, that's all."}},
		{"single marks, clipped word first", `''Tis nothing,' said she. ''E won't come.'` + singled, []string{"'Tis nothing,", "'E won't come."}},
		{"single marks, a dropped g", `'I'm goin' home,' he said. The boys' boots were wet.` + singled, []string{"I'm goin' home,"}},
		{"curly single", "‘It’s the dogs’ fault,’ he said, ‘and you’ll see.’" + strings.NewReplacer("'One.'", "‘One.’", "'Two,'", "‘Two,’", "'Three!'", "‘Three!’").Replace(singled),
			[]string{"It’s the dogs’ fault,", "and you’ll see."}},
		{"single marks around double", `'She said "no" to me,' he said.` + singled, []string{`She said "no" to me,`}},
		{"many paragraphs", "\"It began in May.\n\n\"Then came June.\n\n\"And July,\" she said." + doubled,
			[]string{"It began in May. [open]", "cont: Then came June. [open]", "cont: And July,"}},
		{"closing mark forgotten", "\"It began in May.\n\nNobody spoke." + doubled, []string{"It began in May."}},
		{"cut off", "\"But I never—\"\n\n\"I should-\"\n\n\"Wait--\" he cried." + doubled, []string{"But I never— [cut off]", "I should- [cut off]", "Wait-- [cut off]"}},
		{"aside between dashes", `"My aunt"--he coughed--"says so."` + doubled, []string{"My aunt", "says so."}},
		{"scare quotes", `She called it her "little house" and the "good" chairs were "antiques."` + doubled, nil},
		{"titles and signs", `He had read "The Sea" twice. The sign said so: it was marked "Private." A door was lettered "Mr. Gray."` + doubled, nil},
		{"nobody says it", `She looked at him as much as to say, "You again!"` + doubled, nil},
		{"word under discussion", `The word "never" was not in use.` + doubled, nil},
		{"speech within a sentence", `He said "Good morning, Sir!" and sat down.` + doubled, []string{"Good morning, Sir!"}},
		{"thought in marks", `"I must go," thought Ann, "before he wakes." She rose. "Goodbye," she said aloud.` + doubled,
			[]string{"thought: I must go,", "thought: before he wakes.", "Goodbye,"}},
		{"thought in italics", "*I must go,* she thought. It was *very* late. _What have I done?_ He read *The Sea* again." + doubled,
			[]string{"thought: I must go,", "thought: What have I done?"}},
		{"guillemets", "«Il pleut,» dit-elle.\n\n«Non.»\n\n«Si.»", []string{"Il pleut,", "Non.", "Si."}},
		{"dashes", "—It rains, said Ann.\n\n—It does not.\n\n—Look — she pointed — there it is.", []string{"It rains,", "It does not.", "Look — she pointed — there it is."}},
		{"dashes, speech after the tag", "—It rains, said Ann. Bring the chairs in.\n\n—Does it? asked the boy. I'd not noticed.\n\n—It does, said Ann. Her hair was wet.\n\n—You're soaked! the boy cried. He laughed.\n\n—If I were you, said Ann, I'd run.",
			[]string{"It rains,", "Bring the chairs in.", "Does it?", "I'd not noticed.", "It does,", "You're soaked!", "If I were you,", "I'd run."}},
		{"dashes, a capital that is no name", "—Well, it's empty. What would I put in it?\n\n—My mother told me. She said he ran.\n\n—No.", []string{"Well, it's empty. What would I put in it?", "My mother told me. She said he ran.", "No."}},
		{"dashes, a call before the tag", "—Sit down, Don Luis, said Ann. You look tired.\n\n—Mother, said Ann slowly. That is two hundred steps.\n\n—It was.", []string{"Sit down, Don Luis,", "You look tired.", "Mother,", "That is two hundred steps.", "It was."}},
		{"dashes, a narrator", "—It rains, I said. I put up my collar.\n\n—It does, said Ann. You should go.\n\n—I will.", []string{"It rains,", "It does,", "You should go.", "I will."}},
		{"dashes, beats between", "—Is it late? She looked at the clock. It was stopped. —Is it, Ann?\n\nAnn sat up. —It is, she said. —Sleep.\n\n—No. He’d begun to cry. —I can't. You know I can't.\n\n—You can.",
			[]string{"Is it late?", "Is it, Ann?", "It is,", "Sleep.", "No.", "I can't. You know I can't.", "You can."}},
		{"dashes on both sides of tag and beat", "— It rains, — he said. — Come in.\n\n— Does it? — asked Ann. — I'd not seen.\n\n— No. — She took her gloves off. — I'll wait. — She sat down.\n\n— Good.",
			[]string{"It rains,", "Come in.", "Does it?", "I'd not seen.", "No.", "I'll wait.", "Good."}},
		{"dashes that close a tag and a beat", "—It rains —said Ann—. Come in.\n\n—It does. —She looked up—. Does it ever stop?\n\n—No.", []string{"It rains", "Come in.", "It does.", "Does it ever stop?", "No."}},
		{"dashes, tags of several words", "—Next? the clerk was saying, up at the desk.\n\n—My boots, the woman with the pram said. They are.\n\n—Weigh them, she’d say. And not here.\n\n—Ach, I'm not so bad, said Ann. My feet hurt.\n\n—Well, he said so.\n\n—Yes, my mother told you that.",
			[]string{"Next?", "My boots,", "They are.", "Weigh them,", "And not here.", "Ach, I'm not so bad,", "My feet hurt.", "Well, he said so.", "Yes, my mother told you that."}},
		{"dashes, the words of a speaker who reports theirs", "Ann looked up.\n\nTom came in.\n\nThe clerk sneezed.\n\n—Next, I said. Your papers. Have you any?\n\n—None.\n\n—Next.", []string{"Next, I said. Your papers. Have you any?", "None.", "Next."}},
		{"a dialect's apostrophes", `'Yon big 'un wi' the hat,' he said. 'I'd want it masel',' said Ann.` + singled, []string{"Yon big 'un wi' the hat,", "I'd want it masel',"}},
		{"a tag without its comma", `"Rain!" repeated Ann "but not here."` + doubled, []string{"Rain!", "but not here."}},
		{"called out", `Ann called out, "It rains," and ran.` + doubled, []string{"It rains,"}},
		{"calling", `Ann ran, calling "Rain! Rain!" to the house.` + doubled, []string{"Rain! Rain!"}},
		{"somebody who stops to think", `"In this wind?" She thought. "Yes."` + doubled, []string{"In this wind?", "Yes."}},
		{"a thought behind its tag", "She thought: I could mend that. It rained.\n\nDon't laugh, she thought. You've been told. She did." + doubled, []string{"thought: I could mend that.", "thought: Don't laugh,", "thought: You've been told."}},
		{"a thought behind a comma or before its verb", "Ann thought, You never asked. It rained.\n\nDamn him, thought Ann. Somebody else, I think it was Tom, coughed. She went, thought of Tom, and slept." + doubled, []string{"thought: You never asked.", "thought: Damn him,"}},
		{"messages in italics", "*where are you*\n\n*Home,* I type. *The bus was late. I ran.*\n\nThe phone hums again.\n\n*Good. I'll wait for you.*" + doubled,
			[]string{"where are you", "Home,", "The bus was late. I ran.", "Good. I'll wait for you."}},
		{"a message behind a comma", "She picked it up and typed, with one thumb, *not now*" + doubled, []string{"not now"}},
		{"italics that a voice speaks", "*Turn back,* said the sword. *You are not ready.*\n\n*The Long Water*, read the spine." + doubled, []string{"Turn back,", "You are not ready."}},
		{"a thought told to oneself", "*You know the way*, I tell myself. It rained." + doubled, []string{"thought: You know the way"}},
		{"one word thought", "*Yes.*\n\n*Thump.*\n\nShe thought: *oh, so it rains.*" + doubled, []string{"thought: Yes.", "thought: oh, so it rains."}},
		{"chat lines of telephone numbers", "+44 7700 900123: who is this\n\nAnn: it's Ann\n\n+44 7700 900123: which Ann\n\nIt rained.", []string{"who is this", "it's Ann", "which Ann"}},
		{"only marks", `"?" he wrote.` + doubled, []string{"?"}},
	}
	for _, tt := range tests {
		d, err := Read([]byte(tt.text), Plain)
		if err != nil {
			t.Fatalf("%s: %v", tt.name, err)
		}
		got := show(d)
		if n := len(got) - 3; strings.Contains(tt.text, "Three!") && n >= 0 {
			got = got[:n]
		}
		if fmt.Sprint(got) != fmt.Sprint(tt.want) {
			t.Errorf("%s:\ngot  %q\nwant %q", tt.name, got, tt.want)
		}
	}
}

func TestSentences(t *testing.T) {
	const text = `"Go!" she said. Mr. Ash went. "Is it far?" Tom asked the man. J. P. Moss knew... He laughed. "Yes." It was 3.5 miles.`
	d, err := Read([]byte(text), Plain)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, s := range d.Blocks[0].Sentences {
		got = append(got, d.Slice(s))
	}
	want := []string{`"Go!" she said.`, `Mr. Ash went.`, `"Is it far?" Tom asked the man.`, `J. P. Moss knew...`, `He laughed.`, `"Yes."`, `It was 3.5 miles.`}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}
