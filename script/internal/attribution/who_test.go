package attribution

import (
	"slices"
	"testing"

	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/attribution/people"
	"radioplay/script/internal/attribution/turn"
	"radioplay/script/internal/prose"
)

// whoCase is a text and who its people are.
type whoCase struct {
	name, text string
	narrator   string     // the narrator's name, or empty
	same       [][]string // names of one person
	apart      [][]string // names of two
	nobody     []string   // what is no person
}

func (c whoCase) check(t *testing.T) {
	t.Helper()
	r, _ := speakers(t, []byte(c.text))
	if r.Narrator != c.narrator {
		t.Errorf("%s: the narrator is %q, want %q", c.name, r.Narrator, c.narrator)
	}
	whoIsWho(t, c.name, r, c.same, c.apart, c.nobody)
}

// Who the people of a short text are: what names belong together, and whose the narrator's is.
func TestWhoIsWho(t *testing.T) {
	for _, c := range []whoCase{
		{name: "a name that is given as an answer", same: [][]string{{"the cyclist", "Fintan"}}, text: `The cyclist leaned his machine on the wall.

"What's your name?" asked Hester.

"Fintan," said the cyclist.

"Well, Fintan, that's my wall," Hester said.`},
		{name: "a name that somebody is asked for", same: [][]string{{"the cyclist", "Fintan"}}, text: `The cyclist leaned his machine on the wall.

"What name is it?" asked Hester.

"Fintan," the cyclist called back. "There's no other."

"Well, Fintan, that's my wall," Hester said.`},
		{name: "who is in a place is not the place", nobody: []string{"Bellwick"}, text: `Hester had the list. Every dog in Bellwick barked.

"Six," said Hester.`},
		{name: "a place that lies low", nobody: []string{"Nether Garth"}, text: `Hester had the list. In came the new owner of Nether Garth.

"Six," said Hester.`},
		{name: "letters that spell a word", nobody: []string{"O. L. D.", "L. D."}, text: `Hester had the list.

"It is a code," said Rupert. "C. O. L. D."

"Six," said Hester.`},
		{name: "whose hatch it is does nothing", nobody: []string{"Cargo Two"}, text: `Hester had the list. The hatch of Cargo Two was cold.

"Six," said Hester.`},
		{name: "a child is the boy", same: [][]string{{"the boy", "Rupert"}}, text: `Hester had the kite. Rupert was six. Rupert had opinions.

"Six," said Hester.

"Seven," said the boy.`},
		{name: "a child who is told of first is the boy", same: [][]string{{"the boy in the doorway", "Rupert"}}, text: `Hester had the kite. The door opened, and Rupert came in. He was fifteen and all wrists.

"Six," said Hester. The boy in the doorway didn't move.

"Seven," said the boy in the doorway.`},
		{name: "a boy is not what he did not do", nobody: []string{"the boy in the doorway didn't flinch"}, text: `Hester had the sword out. The boy in the doorway didn't flinch. He looked at it.

"Six," said Hester.`},
		{name: "another boy", apart: [][]string{{"the boy", "Rupert"}}, text: `Hester had the kite. Rupert was six. A boy got over the wall.

"Six," said Rupert.

"Seven," said the boy.`},
		{name: "who is asked after", same: [][]string{{"the squire", "Rupert"}}, text: `Hester had the map. Rupert laughed on the stairs.

"Where's my squire?" said Hester.

"Rupert? I passed him on the stairs," said the cook.

"Six," said the squire.`},
		{name: "a name that is shouted as an answer, with no tag", same: [][]string{{"the cyclist", "Fintan"}}, text: `The cyclist leaned his machine on the wall.

"What do they call you?" asked Hester.

"Fintan!"

"Well, Fintan, that's my wall," Hester said.

"And that's my machine," said the cyclist.`},
		{name: "a full name by itself", same: [][]string{{"the cyclist", "Simon Orme"}}, text: `The cyclist leaned his machine on the wall. Hester held out a cup.

"Drink this," said Hester.

He drank it. "Simon Orme," he said. "It's a good wall."

"It's mine," said Hester.

"Thank you," said the cyclist.`},
		{name: "who is asked with nothing told", same: [][]string{{"the cyclist", "Fintan"}}, text: `"That's my wall," said Hester.

"It's a good wall, ma'am," said the cyclist.

"And my grass."

"Yes, ma'am."

"What's your name?"

"Fintan, ma'am."

Hester wrote it down. Fintan moved his wheel an inch.`},
		{name: "a name that is given is not whose has another", same: [][]string{{"the cyclist", "Fintan"}}, apart: [][]string{{"Rupert", "Fintan"}}, text: `The cyclist leaned his machine on the wall.

"That's my wall," Hester said.

"And my grass," said Rupert. "What's your name?"

"Fintan!"

"Well, Fintan, it's private," Hester said.

"I only want some water," said the cyclist.`},
		{name: "who is spoken to on the telephone", same: [][]string{{"the clerk", "Wynne"}}, text: `The clerk put on the headset. Hester had the next desk.

"Good morning, you're speaking to Wynne."

"Louder," said Hester. "They can't hear you, Wynne."

"Good morning," said the clerk.`},
		{name: "an answer is no name", nobody: []string{"Trellis", "Sardines"}, text: `Hester had the list.

"What did he want?" asked Rupert.

"Trellis."

"What for?"

"Sardines."

"Nobody asks for that," Rupert said.`},
		{name: "a word by itself is no name", nobody: []string{"Mjaddara"}, text: `Hester had the list.

"I never learned to say it," said Rupert. "Mjaddara. It has rice in it."

"And onions," Hester said.`},
		{name: "a number is no name", nobody: []string{"Seventy-nine"}, text: `Rupert counted the sheep.

"Seventy-nine. Eighty. That's all of them," Rupert said.

"Again," said Hester.`},
		{name: "two names in a call and its answer", same: [][]string{{"Mr Pym", "Lionel"}}, text: `Pym sat down. Hester had the chair by the window, and Rupert stood.

"Morning, Lionel," said Hester.

"It's Mr Pym."

"You were Lionel at school," Hester said.`},
		{name: "what a child calls one parent", same: [][]string{{"Mum", "Carys"}}, apart: [][]string{{"Mum", "Ewan"}}, text: `Carys dried her hands. Ewan was at the table with his pipe, and Huw had mud up to his knees.

"Mum, where's the hose?" asked Huw.

"Behind the shed, where it always is," said Carys.

"It's not there, Mum," said Huw.

"Then look again," said Carys.

"Listen to her," said Ewan.`},
		{name: "short forms", same: [][]string{{"Minty", "Araminta"}, {"Keesh", "Keisha"}}, apart: [][]string{{"Minty", "Keesh"}}, text: `Araminta climbed the stile first. Keisha had the map.

"Left, Minty," said Keisha.

"It's a bog, Keesh," said Araminta.

"It's the footpath."`},
		{name: "who says their name on the telephone", same: [][]string{{"Jolanta", "Jola"}}, apart: [][]string{{"Jola", "Rupert"}}, text: `Rupert took the phone into the yard. Jolanta had rung him twice.

"Rupert, it's Jola again. I can't find the fuse box."

"Under the stairs," said Rupert.

"Thank you," said Jolanta.`},
		{name: "a surname by its letter, or half of it", same: [][]string{{"Mr C.", "Mr Crickmay"}, {"Mrs Vane", "Mrs Vane-Orme"}}, text: `"Two for the stalls, Mr C.," said Hester.

Mr Crickmay tore the tickets. Mrs Vane-Orme had the torch.

"Mind the step," said Mrs Vane.

"Which step?" said Mr Crickmay.`},
		{name: "what somebody is and what they are called", same: [][]string{{"the cooper", "Wyn"}, {"the usher", "Sorley"}, {"the redhead", "Ilka"}}, text: `Wyn the cooper stood by the gate.

"Good morning," said the cooper.

An usher called Sorley came down. "Tickets," said the usher.

"I have mine," said the redhead. Her name was Ilka.

"Go in," said Sorley.`},
		{name: "the only brother it can be", same: [][]string{{"the brother", "Tobin"}}, apart: [][]string{{"the brother", "Grandpa"}}, text: `Merle shut the gate. Tobin had the bucket and Grandpa had the dog.

"It's empty," said Merle.

Her brother looked into the bucket. "It wasn't," said her brother.

"It leaks," said Grandpa.`},
		{name: "a sister is not of the generation below", same: [][]string{{"the sister", "Hester"}}, apart: [][]string{{"the sister", "Odette"}}, text: `Rupert had the soup. His mother had the ladle. Odette had her grandfather beside her. Hester rose.

"Who wants more?" said Rupert.

"I do," said his sister.

"And you?"

"She does," said Odette.`},
		{name: "it was somebody", apart: [][]string{{"the bailiff", "Hester"}}, text: `There was a knock. It was the bailiff, with his hat on.

"Hester Quayle?"

"Who wants her?" said Hester.`},
		{name: "a word for kin and what they are called", same: [][]string{{"Grandad", "the grandfather"}}, text: `Tegwen ran up the slipway. Grandad was at the top, mending a pot.

"Is it big?" said her grandfather.

"Huge," said Tegwen.`},
		{name: "who introduces herself", same: [][]string{{"the widow", "Orla"}, {"the girl", "Petra"}}, apart: [][]string{{"the driver", "Inspector Lumb"}}, text: `The widow got down from the cab. A girl was sitting on her trunk.

"My train's gone," the widow said. "I'm Orla."

"I don't know you." The girl wiped her nose. "I'm Petra."

The driver pushed a button, and a voice filled the cab. "My name is Inspector Lumb."

Orla laughed, and Petra did too.`},
		{name: "a comma does not make an answer of a name", same: [][]string{{"Quenby", "Quenby"}}, text: `Rupert held the lamp. "Who's there?"

"Quenby," he breathed, "is that you?"`},
	} {
		c.check(t)
	}
}

// Whether somebody is a man or a woman is told by the pronouns nearest to what is theirs.
func TestGender(t *testing.T) {
	for _, c := range []struct{ name, text, who, want string }{
		{"a given name", `"No," said Siobhan.`, "Siobhan", "F"},
		{"a word for kin", "Nana put the kettle on.\n\n\"Sit,\" said Nana.", "Nana", "F"},
		{"the pronoun in a sentence of one's own", "Quill took off his hat. \"No,\" said Quill.", "Quill", "M"},
		{"not the pronoun of kin", "\"No,\" said Quill. But his mother had shut the door, as she did every night.", "Quill", ""},
		{"not the pronoun of whom one stands behind", "\"No,\" said Hester. Quill stepped behind her, and she laughed at that.", "Quill", ""},
		{"not the pronoun of whom one looks at", "\"No,\" said Quill. Quill looked at him and he laughed at that.", "Quill", ""},
		{"not the pronoun of whom a page was about before", "Hester had sat down.\n\nShe laughed. A clerk sneezed.\n\n\"No!\" she called.\n\n\"Yes,\" said the clerk.", "the clerk", ""},
		{"a reverend mother", "\"No,\" said the Reverend Mother. \"Yes, Reverend Mother,\" said Hester.", "Reverend Mother", "F"},
		{"who is told what he is called", "The constable coughed. He was called Quill. \"No,\" said Quill.", "Quill", "M"},
		{"who is talked about", "\"Quill has come,\" said Hester. \"Quill is early. He says the road's shut.\"\n\nQuill sat down.", "Quill", "M"},
		{"not who is called", "\"No, Quill. He says the road's shut,\" said Hester.", "Quill", ""},
		{"they", "Quill put down their bag. They had nothing else.\n\n\"No,\" said Quill.", "Quill", "N"},
		{"they are several", "Quill looked at the horses. They had seen him.\n\nQuill fed the horses. They ate. \"No,\" said Quill.", "Quill", ""},
		{"the pronoun beside one's turns", "Quill and Hester had the window seat.\n\n\"Look,\" said Hester.\n\n\"Where?\" he said.\n\n\"There,\" said Hester.\n\n\"I see it,\" he said.", "Quill", "M"},
	} {
		r, _ := speakers(t, []byte(c.text))
		for _, ch := range append(slices.Clone(r.Characters), r.Silent...) {
			if ch.Name == c.who && ch.Gender != c.want {
				t.Errorf("%s: %s is %q, want %q", c.name, c.who, ch.Gender, c.want)
			}
		}
	}
}

// A role that is called calls the only person who has it.
func TestRoleCalled(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a title", "Captain Orme had the wheel.\n\n\"Which way, Captain?\" asked Hester.", "Captain Orme"},
		{"a trade", "\"Six miles,\" said the driver.\n\n\"And to Pym's, driver?\" asked Hester.", "the driver"},
		{"one of two captains", "Captain Orme met Captain Vane.\n\n\"Which way, Captain?\" asked Hester.", ""},
		{"who it is that was told of", "Colonel Lumb had the harp.\n\n\"My landlord. Colonel Lumb. He wants it,\" said Hester.", ""},
		{"whom somebody else called", "“Six miles,” said the driver.\n\n“It is. ‘Driver,’ I told him, ‘drive.’ He did,” said Hester.", ""},
		{"who was asked about", "Rupert laughed. Rupert had his hat on.\n\n\"Where is the driver?\" said Hester.\n\n\"Rupert? I passed him on the stair.\"", ""},
		{"who is asked", "Rupert laughed. Rupert had his hat on.\n\n\"Where is the driver?\" said Hester.\n\n\"Rupert? Have you seen him?\"", "Rupert"},
		{"who is called what strangers are called", "\"Six miles,\" said the woman in the red hat.\n\n\"Sit, lady.\"", "the woman in the red hat"},
		{"one of two women", "Hester laughed. \"Six miles,\" said the woman in the red hat.\n\n\"Sit, lady.\"", ""},
		{"no call", "\"Six miles,\" said the driver.\n\n\"A driver knows,\" said Hester.", ""},
	} {
		d, err := prose.Read([]byte(c.text), prose.Markdown)
		if err != nil {
			t.Fatal(err)
		}
		text := lang.Cut(d)
		people := people.Find(text)
		turns := turn.Find(text, people)
		got := ""
		for w := range turns[len(turns)-1].Called {
			got = people.People[w].Name
		}
		if got != c.want {
			t.Errorf("%s: calls %q, want %q", c.name, got, c.want)
		}
	}
}

// whoIsWho holds the persons of a result against what is known of a text: which names are one person's, which two persons', and which nobody's.
func whoIsWho(t *testing.T, text string, r *Result, same, apart [][]string, nobody []string) {
	t.Helper()
	all := append(slices.Clone(r.Characters), r.Silent...)
	find := func(name string) int {
		return slices.IndexFunc(all, func(ch Character) bool { return ch.Name == name || slices.Contains(ch.Aliases, name) })
	}
	for _, s := range same {
		if a, b := find(s[0]), find(s[1]); a < 0 || a != b {
			t.Errorf("%s: %q and %q are not one: %+v", text, s[0], s[1], all)
		}
	}
	for _, s := range apart {
		if a, b := find(s[0]), find(s[1]); a < 0 || b < 0 || a == b {
			t.Errorf("%s: %q and %q are not two: %+v", text, s[0], s[1], all)
		}
	}
	for _, n := range nobody {
		if find(n) >= 0 {
			t.Errorf("%s: %q is somebody: %+v", text, n, all)
		}
	}
}
