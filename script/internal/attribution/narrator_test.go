package attribution

import (
	"testing"
)

// What a narrator who says "I" is called, and whose names are not theirs.
func TestNarrators(t *testing.T) {
	for _, c := range []whoCase{
		{name: "a narrator is called by name", narrator: "Orla", text: `I shut the door of the van and got in.

"You're late, Orla," said Brendan.

"I know," I said. "My bike's got a puncture."

"Get in, Orla. My seat's wet."

I got in. My coat was wet as well.`},
		{name: "a narrator is not who is talked about", narrator: "", text: `I put my feet on my desk. I was out of coffee.

"My husband's gone," said the widow.

"Dominic Frayne?" I said.

"You know Dominic?"

"Dominic Frayne's lawyer sued me," I said. "My car has never been the same."

"It was Dominic who told him to."

I poured what was left of my gin.`},
		{name: "nobody gives two names", narrator: "Wynne", apart: [][]string{{"Wynne", "Mrs Orme"}}, text: `I put on my headset. My chair was broken.

"Good morning, you're speaking to Wynne," I said.

"Is that the gas?"

"It is. Who am I speaking to?"

"Mrs Orme. My cooker has gone out."

"I see, Mrs Orme," I said.

"Thank you, Wynne."`},
		{name: "a narrator who is asked and answers without a tag", narrator: "Dunstan", text: `I carried my case up. My arms ached.

"Who are you?" said Mrs Pym.

"Dunstan."

"Second door," said Mrs Pym. "Mind my cat, Dunstan."

I minded it. My shoes were wet.

"Thank you," I said.`},
		{name: "a narrator who says what theirs was", narrator: "Dunstan Vale", text: `I carried my case up. She said her name was Hester, and I said mine was Dunstan Vale.

"Second door," said Hester. "Mind my cat."

I minded it. My shoes were wet.

"Thank you," I said.`},
		{name: "a narrator who introduced myself", narrator: "Dunstan Vale", text: `I carried my case up. I introduced myself as Dunstan Vale.

"Second door," said Hester. "Mind my cat."

I minded it. My shoes were wet.

"Thank you," I said.`},
		{name: "a narrator is called again, and nobody else can be", narrator: "Tamsin", text: `I shut the door of the van and got in. My coat was wet.

"Left here," said Brendan. He looked at Hester. "You're late, Tamsin."

"She's always late," said Hester.

I got my gloves off. My bag was on the floor.

"Mind the dog, Tamsin."

"I've minded it," I said.`},
		{name: "two short forms that only talk has", narrator: "", same: [][]string{{"Lish", "Alisha"}}, text: `The driver got out. The conductor had the lamp.

"You're late, Alisha," said the driver.

"I'm always late," said the conductor.

"Mind the dog, Lish," the driver said.`},
		{name: "a narrator says who somebody else is", narrator: "", text: `I was on the bench with my back to my bag.

"That's Lavender," said Rupert.

"Which?" I said.

"The one with the dog," said Rupert. "You know my aunt."

I put down my sandwich. I knew my manners.`},
		{name: "a narrator is asked", narrator: "Dunstan", text: `I carried my case up. My arms ached.

"What do they call you?" said Mrs Pym.

"Dunstan," I said.

"Second door, Dunstan," said Mrs Pym. "Mind my cat."

I minded it. My shoes were wet.`},
		{name: "one lonely call is not enough for a narrator", narrator: "", text: `I had the map on my knees. I could not read it.

"Left," said Hester.

"Is it far?" I said.

"Two miles."

"Marty, get your feet off the seat," said Rupert.

Hester laughed. My ears were cold, and I put up my collar.`},
		{name: "a narrator is called in an answer", narrator: "Thorvald", text: `I had the map on my knees. I could not read it.

"Left here," I said.

"You are a good man, Thorvald, and that is a river." Inga laughed.

"Then right," I said.`},
		{name: "an answer is no call", narrator: "", text: `I had the map on my knees. I could not read it.

"Who sang that?" I said.

"Delilah," said Inga. "It was on the radio all summer."

"Then right," I said.`},
		{name: "a narrator acts on a call", narrator: "Sibyl", text: `I had the map on my knees. I could not read it.

"Left," said Hester. "You owe me a coffee, Sibyl."

I turned the map round. My ears were cold.

"Left again?" I said.`},
		{name: "who signs a letter", narrator: "Hesper", text: `Dear Meg,

I have bought it. I know my own mind. You said, "You can't keep a fern," and I went and signed.

My agent came up the path. "It wants paint," he said.

"It wants a roof," I said.

Your loving Hesper`},
		{name: "a narrator takes a moment to give a name", narrator: "Quenby", text: `I put down my bag. My hands were cold.

"And what's your name?" said Hester.

I had to think about it.

"Quenby," I said.`},
		{name: "a name for a name", narrator: "Orla", same: [][]string{{"Sorley", "the boy"}}, text: `I put down my bag. My hands were cold. A boy was sitting on the wall.

"I'm Orla," I said.

"Sorley," said the boy.

I sat down on my bag.

"Well, Sorley," I said, "is this the stop?"`},
		{name: "a narrator with a name for friends and a name for work", narrator: "Orla", same: [][]string{{"Orla", "Nightjar"}}, text: `I put down my bag on the roof. My hands were cold.

"Say again, Nightjar?" said Hester.

I put my hand to my ear. "Nobody's here," I said.

"Your call, Nightjar," said Hester.

I went to the edge of my roof.

"Who's there?" said Rupert.

"I'm Orla," I said.`},
	} {
		c.check(t)
	}
}
