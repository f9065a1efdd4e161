"""Common first names by gender: a weak sign of who "he" and "she" are, never used to tell who somebody is."""

from __future__ import annotations

from enum import StrEnum


class Gender(StrEnum):
    """Which singular pronoun the article would use."""

    HE = "he"
    SHE = "she"


_HE_WORDS = """
Aaron Abbas Abdul Abdulaziz Abdullah Abdulrahman Abraham Abu Adam Adel Adnan Adrian Ahmad Ahmed Ahmet Ajay Ajit
Akhilesh Akira Al Alan Albert Alberto Alejandro Aleksandr Alessandro Alexander Alexei Alexey Alfred Ali Allan Allen
Alfonso Alvin Amir Amit Anatoly Anders Andre Andreas Andrei Andres Andrés Andrew Andrey Andrzej Andy Angelo Anil
Ansar Anthony Antoine Anton Antonio António Archie Ariel Arjun Arnold Arthur Arturo Asad Asif Augusto Austin Aziz
Babak Barack Barney Barry Bart Bashar Ben Benjamin Benny Bernard Bernardo Bernie Bert Bill Billy Blake Bob Bobby
Boris Brad Bradley Brandon Brendan Brent Bret Brett Brian Bruce Bruno Bryan Bryce Byron Caleb Calvin Cameron Carl
Carlo Carlos Cedric Cesar César Chad Charles Charlie Chester Chris Christian Christoph Christophe Christopher Chuck
Clarence Claude Claudio Clay Clifford Clint Clinton Clyde Colin Conor Connor Corey Cory Craig Curt Curtis Dale
Damian Damien Damon Dan Daniel Daniele Danny Darrell Darren Darryl Dave David Davis Dean Denis Dennis Denny Derek
Derrick Devin Dick Diego Dieter Dimitri Dmitri Dmitry Dominic Dominique Don Donald Donnie Doug Douglas Drew Duane
Duncan Dustin Dwayne Dwight Dylan Earl Ed Eddie Edgar Edmund Eduardo Edward Edwin Efraim Ehud Eli Elias Elijah
Elliot Elliott Elon Emanuel Emilio Emmanuel Enrique Enzo Eric Erich Erik Ernest Ernesto Ethan Eugene Evan Evo Fabio
Fahad Faisal Farhad Farouk Federico Felipe Felix Ferdinand Fernando Fidel Filippo Floyd Francesco Francis Francisco
Franco Francois François Frank Franklin Frans Franz Fred Freddie Frederick Friedrich Gabriel Garrett Garry Gary
Gavin Gene Geoff Geoffrey George Georges Gerald Gerard Gerhard Gerry Giorgio Giovanni Giuseppe Glen Glenn Gordon
Graham Grant Greg Gregg Gregory Guido Guillermo Gunter Gus Gustavo Guy Hakim Hal Hamid Hamza Hans Harold Haroon
Harrison Harry Harvey Hassan Heath Hector Heiko Heinrich Helmut Henri Henrik Henry Herbert Herman Hermann Hiroshi
Horst Howard Hugh Hugo Humberto Hussein Ian Ibrahim Igor Ilham Imran Ira Irving Isaac Ismail Ivan Jack Jackson Jacob
Jacques Jaime Jair Jake Jalal Jamal James Jamie Jan Jared Jason Jasper Javad Javier Jay Jean-Claude Jean-Yves Jed
Jeff Jeffrey Jens Jeremiah Jeremy Jerome Jerrold Jerry Jesse Jesus Jesús Jim Jimmy Joachim Joaquin Joe Joel Joey
Johan Johannes John Johnnie Johnny Jon Jonah Jonathan Jordan Jorge Jose Joseph Josh Joshua José Juan Jules Julian
Julio Julius Jun Junichiro Jurgen Justin Jürgen Kamal Karim Karl Kareem Keith Ken Kenneth Kenny Kent Kevin Khaled
Khalid Khalil Kirk Klaus Kofi Konstantin Kris Kurt Kyle Lamar Lance Lars Larry Laurent Lawrence Lee Len Leo Leon
Leonard Leonardo Leonid Leroy Lester Lev Levi Lewis Liam Lincoln Lindsey Lionel Lloyd Logan Lorenzo Lou Louis Luc
Luca Lucas Luciano Luis Luiz Luke Lyndon Mahmoud Mahmud Malcolm Manuel Marc Marcel Marco Marcos Marcus Mariano Mario
Mark Marshall Martin Marty Marvin Mateusz Mathieu Matt Matteo Matthew Maurice Mauricio Max Maxim Mehmet Mel Melvin
Micah Michael Michel Michele Mick Miguel Mihail Mikail Mike Mikhail Milan Miles Milo Milton Mitch Mitchell Mitt Mo
Mohamed Mohammad Mohammed Mohsen Morgan Morris Moshe Muammar Muhammad Muhammadu Mustafa Nabil Naftali Najib Narendra
Nasser Nathan Nathaniel Nawaz Neal Ned Neil Nelson Newt Niall Nicholas Nick Nicola Nicolas Nicolás Nigel Nikita
Nikolai Noah Noam Noel Norbert Norm Norman Nouri Oleg Oliver Olivier Omar Orlando Orrin Oscar Osama Osman Otto Owen
Pablo Paolo Pascal Pat Patrick Paul Pavel Pedro Percy Perry Pervez Pete Peter Petr Petro Phil Philip Philippe
Phillip Pierre Pietro Preston Quentin Rafael Raheem Rahm Rajiv Raj Ralph Ramon Ramzan Rand Randall Randy Raphael
Rashid Raul Raúl Ray Raymond Recep Reince Reggie Reginald Reid Reinhard Rene René Rex Reza Ricardo Rich Richard Rick
Ricky Rob Robert Roberto Rod Rodney Rodrigo Roger Roland Rolf Roman Ron Ronald Ronan Ronnie Roosevelt Rory Ross Roy
Ruben Rudolph Rudy Rupert Russ Russell Ryan Saad Saddam Sadiq Salman Salvador Salvatore Sam Samir Samuel Santiago
Satya Saul Scott Sean Sebastian Sepp Serge Sergei Sergey Sergio Seth Shane Shaun Shawn Sheldon Shimon Shinzo Sidney
Silvio Simon Solomon Spencer Stan Stanislav Stanley Stefan Stefano Stephan Stephen Sterling Steve Steven Stewart
Stuart Sunil Sundar Sven Syed Taha Tariq Tarek Ted Terence Terrence Terry Tex Thad Theo Theodore Thom Thomas Tim
Timothy Tobias Toby Todd Tom Tomas Tommy Tony Travis Trent Trevor Trey Troy Tucker Tyler Tyrone Uri Usman Valery
Vance Vernon Victor Viktor Vikram Vince Vincent Vitali Vitaly Vittorio Vladimir Volodymyr Wade Wael Wallace Walter
Ward Warren Wayne Wendell Werner Wesley Wilbur Wilhelm Will Willem William Willie Winston Wolf Wolfgang Woodrow
Xavier Xi Yahya Yair Yasser Yevgeny Yitzhak Yosef Youssef Yuri Yusuf Yves Zac Zach Zachary Zack Zalmay Zane
"""
HE = frozenset(_HE_WORDS.split())

_SHE_WORDS = """
Abby Abigail Ada Adele Adriana Agnes Aimee Aisha Alejandra Alessandra Alexandra Alexandria Alexis Alice Alicia Alina
Alison Allison Alma Alyssa Amal Amanda Amber Amelia Amina Amy Ana Anastasia Andrea Angela Angelina Angie Anita Ann
Anna Annabelle Anne Annette Annie Antoinette Anya April Ariana Arlene Ashley Astrid Audrey Ava Ayanna Barbara Beata
Beatrice Becky Belinda Benazir Bernadette Bernice Bertha Beth Bethany Betsy Betty Beverly Bianca Blanche Bonnie
Brenda Briana Bridget Bridgette Brigitte Britney Brittany Brooke Camila Camilla Camille Candace Candice Cara Carla
Carly Carmen Carol Carole Carolina Caroline Carolyn Carrie Cassandra Catarina Cate Catherine Cathy Cecilia Celeste
Celia Charlene Charlotte Chelsea Cherie Cheryl Christa Christiane Christina Christine Cindy Claire Clara Clare
Claudia Colette Colleen Condoleezza Connie Constance Cora Corinne Courtney Cristina Crystal Cynthia Daisy Dana
Daniela Danielle Daphne Darlene Dawn Deb Debbie Deborah Debra Deirdre Delia Denise Diana Diane Dianne Dilma Dina
Dolores Donna Dora Doris Dorothy Ebony Edith Edna Eileen Elaine Eleanor Elena Elisabeth Elise Eliza Elizabeth Ella
Ellen Elsa Emilia Emily Emma Erica Erika Erin Esther Ethel Eva Eve Evelyn Faith Fatima Felicia Fiona Florence
Frances Francesca Gabriela Gabrielle Gail Gayle Geena Genevieve Georgia Georgina Geraldine Gertrude Gina Ginny
Giorgia Gladys Glenda Gloria Grace Greta Gretchen Gwen Gwendolyn Hailey Haley Hanan Hannah Harriet Hazel Heather
Heidi Helen Helena Helene Helle Hilary Hillary Hilda Holly Hope Huda Huma Ilhan Ilse Imelda Ingrid Irene Irina Iris
Irma Isabel Isabella Ivana Ivanka Ivy Jackie Jacqueline Jacinda Jada Jane Janet Janice Janine Jasmine Jayne Jean
Jeanette Jeanine Jeanne Jen Jenna Jennie Jennifer Jenny Jessica Jessie Jill Jillian Jo Joan Joann Joanna Joanne
Jocelyn Jodi Josephine Joy Joyce Juanita Judith Judy Julia Juliana Julie Juliet June Kamala Kara Karen Karin Karine
Karla Karoline Kasie Kate Katherine Kathleen Kathryn Kathy Katia Katie Katrina Kay Kayla Kayleigh Keisha Kellyanne
Kelly Kendra Kerri Kim Kimberly Kirsten Kirstjen Krista Kristen Kristi Kristin Kristina Kyrsten Lara Latoya Laura
Lauren Laurie Leah Leanne Leila Lena Leslie Leticia Letitia Lillian Lily Linda Lisa Liz Lois Lola Lora Loretta Lori
Lorraine Louise Lucia Lucille Lucy Luisa Lydia Lynn Lynne Mabel Mackenzie Madeleine Madeline Madison Maggie Malala
Malia Mallory Mara Marcia Margaret Margarita Margot Maria Mariam Marian Marianne Marie Marielena Marietje Marilyn
Marina Marine Marjorie Marla Marlene Marsha Marta Martha Mary Maryam Maureen Maxine Maya Mazie Meagan Megan Meghan
Melania Melanie Melinda Melissa Mercedes Meredith Michaela Michelle Mildred Mimi Mina Minerva Miranda Miriam Misty
Mitzi Molly Mollie Mona Monica Muriel Myra Myrtle Nadia Nadine Naomi Natalia Natalie Natasha Neera Nichole Nicole
Nikki Nina Noor Nora Norma Olga Olivia Pam Pamela Patrice Patricia Patty Paula Paulette Pauline Peggy Penelope Penny
Phyllis Priscilla Priti Priya Rachael Rachel Rania Rashida Rebecca Regina Renee Rhonda Rita Roberta Robin Rochelle
Rosa Rosalind Rose Rosemary Roxanne Ruby Ruth Sabrina Sally Salma Samantha Sandra Sara Sarah Sasha Savannah Selina
Serena Shannon Sharon Sheila Shelley Sherry Shirley Sigrid Simone Siobhan Sofia Sonia Sonja Sophia Sophie Stacey
Stacy Stella Stephanie Sue Summer Susan Susana Susanna Susanne Suzanne Svetlana Sylvia Sylvie Tamara Tammy Tania
Tanya Tara Tatiana Teresa Tess Thelma Theresa Tiffany Tina Toni Tonya Tracey Tracy Tulsi Ursula Valentina Valerie
Vanessa Vera Verónica Veronica Vicki Vicky Victoria Viola Violet Virginia Vivian Wanda Wendy Whitney Wilma Winifred
Xiomara Yasmin Yolanda Yulia Yvette Yvonne Zainab Zoe
"""
SHE = frozenset(_SHE_WORDS.split())


def gender_of(first: str) -> Gender | None:
    """The gender that a first name suggests, or None for a name that is not listed or is used for both.

    >>> gender_of("Angela"), gender_of("Pat"), gender_of("Krzysztof")
    (<Gender.SHE: 'she'>, <Gender.HE: 'he'>, None)
    """
    if first in HE:
        return None if first in SHE else Gender.HE
    return Gender.SHE if first in SHE else None


def is_first_name(word: str) -> bool:
    """Whether the word is a listed first name."""
    return word in HE or word in SHE
